"""Goods to sell: the same ones every time."""
import random

from django.db import migrations

MATERIALS = ["Oak", "Linen", "Brass", "Wool", "Slate", "Cork", "Copper", "Bamboo"]
THINGS = ["lamp", "chair", "mug", "blanket", "clock", "tray", "basket", "shelf", "vase", "frame"]


def add_products(apps, _schema_editor):
    rng = random.Random(2016)
    product = apps.get_model("shop", "Product")
    product.objects.bulk_create(
        product(
            name=f"{material} {thing}",
            description=" ".join(rng.choices(MATERIALS + THINGS, k=40)).lower(),
            price_cents=rng.randrange(900, 24900, 50),
            stock=1_000_000,
        )
        for material in MATERIALS
        for thing in THINGS
    )


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.RunPython(add_products, migrations.RunPython.noop)]
