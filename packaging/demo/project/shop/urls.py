"""Routes of the shop itself."""
from django.urls import path

from shop import views

app_name = "shop"
urlpatterns = [
    path("products/", views.product_list, name="list"),
    path("products/<int:product_id>/", views.product_detail, name="detail"),
    path("search/", views.search, name="search"),
    path("checkout/", views.checkout, name="checkout"),
    path("report/", views.report, name="report"),
]
