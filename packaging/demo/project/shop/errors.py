"""What goes wrong in a shop, beside Django's own exceptions."""


class PaymentError(Exception):
    """The payment service refused."""


class Timeout(Exception):
    """A service behind the shop did not answer in time."""
