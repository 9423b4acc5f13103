"""The shop's pages: each shows another shape of load, and some fail now and then."""
import hashlib
import math
import random
import time
import uuid

from django.core.cache import cache, caches
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Count, F, Sum
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from observability.knobs import knobs
from observability.metrics import page_views, timed_query
from shop.errors import PaymentError, Timeout
from shop.models import Order, OrderLine, Product

PAGE_SIZE = 20


def lognormal(median_s, sigma):
    """A waiting time with a long tail, like that of a service across a network."""
    return min(random.lognormvariate(math.log(median_s), sigma), 8.0)


def home(request):
    page_views.labels(page="/").inc()
    fragment = cache.get("home")
    if fragment is None:
        with timed_query("home_featured"):
            featured = list(Product.objects.order_by("-stock", "id")[:8])
        with timed_query("home_counts"):
            products, orders = Product.objects.count(), Order.objects.count()
        fragment = {"featured": featured, "products": products, "orders": orders}
        cache.set("home", fragment, 5)
    time.sleep(lognormal(0.006, 0.4) + knobs().extra_latency_s)
    return TemplateResponse(request, "shop/home.html", fragment)


def product_list(request):
    page_views.labels(page="/products/").inc()
    start = int(request.GET.get("page", "0")) * PAGE_SIZE
    with timed_query("product_page"):
        products = list(Product.objects.order_by("id")[start : start + PAGE_SIZE])
    if request.GET.get("slow"):
        # On purpose: one query a row, to be seen as queries per request.
        for product in products:
            product.sold = OrderLine.objects.filter(product=product).count()
    time.sleep(lognormal(0.012, 0.5) + knobs().extra_latency_s)
    return TemplateResponse(request, "shop/list.html", {"products": products})


def product_detail(request, product_id):
    page_views.labels(page="/products/<id>/").inc()
    pages = caches["pages"]
    body = pages.get(f"product-{product_id}")
    if body is None:
        with timed_query("product_by_id"):
            product = get_object_or_404(Product, pk=product_id)
        body = {
            "name": product.name,
            "price": product.price_cents / 100,
            "text": product.description,
        }
        pages.set(f"product-{product_id}", body, 45)
    time.sleep(lognormal(0.018, 0.5) + knobs().extra_latency_s)
    return JsonResponse(body)


def search(request):
    page_views.labels(page="/search/").inc()
    words = request.GET.get("q", "")[:40]
    if not words.isprintable():
        raise ValidationError("A search has printable characters only.")
    with timed_query("product_search"):
        found = list(
            Product.objects.filter(description__contains=words).values("id", "name")[:PAGE_SIZE]
        )
    wait = lognormal(0.08, 0.8) + knobs().extra_latency_s
    time.sleep(min(wait, 2.0))
    if wait > 2.0 or random.random() < 0.002:
        raise Timeout("The search index did not answer within 2 s.")
    return JsonResponse({"found": found})


@require_http_methods(["GET", "POST"])
def checkout(request):
    page_views.labels(page="/checkout/").inc()
    if request.method == "GET":
        return HttpResponse(get_token(request), content_type="text/plain")
    with transaction.atomic(), timed_query("checkout_order"):
        order = Order.objects.create(number=new_order_number())
        product = Product.objects.order_by("id")[random.randrange(60)]
        OrderLine.objects.create(order=order, product=product, quantity=random.randint(1, 4))
        Product.objects.filter(pk=product.pk).update(stock=F("stock") - 1)
    time.sleep(lognormal(0.045, 0.5) + knobs().extra_latency_s)
    if random.random() < knobs().payment_error_rate:
        raise PaymentError("The payment service refused the card.")
    with timed_query("checkout_paid"):
        order.paid = True
        order.save(update_fields=["paid"])
    return JsonResponse({"order": order.number}, status=201)


def new_order_number():
    """Nearly always a fresh number; one in a hundred is taken, which the database refuses."""
    taken = Order.objects.first() if random.random() < 0.01 else None
    return taken.number if taken else uuid.uuid4().hex


def report(request):
    page_views.labels(page="/report/").inc()
    if request.GET.get("role") == "guest":
        raise PermissionDenied("Guests may not see reports.")
    with timed_query("report_totals"):
        totals = list(
            OrderLine.objects.values("product__name")
            .annotate(pieces=Sum("quantity"), orders=Count("order", distinct=True))
            .order_by("-pieces")
        )
    time.sleep(random.uniform(0.3, 1.6) + knobs().extra_latency_s)
    digest = b"report"
    for _ in range(20_000):  # a little real work for the processor
        digest = hashlib.sha256(digest).digest()
    size = int(10_000 * 200 ** random.random())  # 10 kB to 2 MB
    return HttpResponse(
        f"{totals}\n{digest.hex()}\n".encode().ljust(size), content_type="text/plain"
    )


def flaky(_request):
    page_views.labels(page="/flaky/").inc()
    time.sleep(lognormal(0.02, 0.6))
    if random.random() < knobs().error_rate:
        fail_somehow()
    return HttpResponse("ok", content_type="text/plain")


def fail_somehow():
    """One of the usual failures, most of them raised by what really raises them."""
    kind = random.choice(["lookup", "database", "connection", "missing", "missing", "timeout"])
    if kind == "lookup":
        {}["currency"]
    if kind == "database":
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM shop_voucher")  # a table that nobody migrated
    if kind == "connection":
        raise ConnectionResetError("The stock service closed the connection.")
    if kind == "timeout":
        raise Timeout("The stock service did not answer within 1 s.")
    Product.objects.get(pk=0)


def stream(_request):
    page_views.labels(page="/stream/").inc()

    def lines():
        for number in range(20):
            time.sleep(0.004)
            yield f"line {number}\n".encode()

    return StreamingHttpResponse(lines(), content_type="text/plain")
