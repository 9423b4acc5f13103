"""The shop's tables; django-prometheus counts their inserts, updates and deletes."""
from django.db import models
from django_prometheus.models import ExportModelOperationsMixin


class Product(ExportModelOperationsMixin("product"), models.Model):
    name = models.CharField(max_length=80)
    description = models.TextField()
    price_cents = models.PositiveIntegerField()
    stock = models.PositiveIntegerField(default=0)


class Order(ExportModelOperationsMixin("order"), models.Model):
    number = models.CharField(max_length=32, unique=True)
    created = models.DateTimeField(auto_now_add=True)
    paid = models.BooleanField(default=False)


class OrderLine(ExportModelOperationsMixin("orderline"), models.Model):
    order = models.ForeignKey(Order, related_name="lines", on_delete=models.CASCADE)
    product = models.ForeignKey(Product, on_delete=models.PROTECT)
    quantity = models.PositiveIntegerField(default=1)
