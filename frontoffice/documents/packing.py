"""Facts as digits of mixed radix in one large number, so that a QR wastes no bit."""

from __future__ import annotations


class Packer:
    """Collects digits of mixed radix; the first put in is the first taken out."""

    def __init__(self) -> None:
        self.digits: list[tuple[int, int]] = []

    def put(self, value: int, radix: int) -> None:
        """One digit, 0 <= value < radix; raises ValueError."""
        if not 0 <= value < radix:
            raise ValueError(value)
        self.digits.append((value, radix))

    def put_number(self, value: int) -> None:
        """A number below 2**47: its length in bits, then the bits below the highest."""
        bits = value.bit_length()
        self.put(bits if value >= 0 else -1, 48)
        if bits > 1:
            self.put(value - (1 << bits - 1), 1 << bits - 1)

    def put_signed(self, value: int) -> None:
        """A number of either sign, small ones short."""
        self.put_number(2 * value if value >= 0 else -2 * value - 1)

    def put_text(self, text: str, alphabet: str, longest: int) -> None:
        """A text over `alphabet` with its length; raises ValueError for other letters."""
        self.put(len(text), longest + 1)
        for letter in text:
            self.put(alphabet.index(letter), len(alphabet))

    def whole(self) -> int:
        """Everything put in, as one number."""
        number = 0
        for value, radix in reversed(self.digits):
            number = number * radix + value
        return number


class Unpacker:
    """Takes the digits out again, in the order they went in."""

    def __init__(self, number: int) -> None:
        self.number = number

    def take(self, radix: int) -> int:
        """The next digit."""
        self.number, value = divmod(self.number, radix)
        return value

    def take_number(self) -> int:
        """What `put_number` put in."""
        bits = self.take(48)
        return self.take(1 << bits - 1) + (1 << bits - 1) if bits else 0

    def take_signed(self) -> int:
        """What `put_signed` put in."""
        value = self.take_number()
        return -(value + 1) // 2 if value & 1 else value // 2

    def take_text(self, alphabet: str, longest: int) -> str:
        """What `put_text` put in."""
        return "".join(alphabet[self.take(len(alphabet))] for _ in range(self.take(longest + 1)))
