"""Numbers without holes and without doubles, whatever rolls back."""

import random
import threading
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from siapkerja.documents.models import NumberSeries
from siapkerja.documents.numbers import next_number

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class ChangedMind(Exception):
    pass


@pytest.mark.django_db
def test_each_series_counts_for_itself_from_one() -> None:
    assert [next_number("a:2026", at=AT), next_number("a:2026", at=AT), next_number("a:2027", at=AT)] == [1, 2, 1]


@pytest.mark.usefixtures("committed_db")
def test_a_number_is_refused_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        next_number("a", at=AT)


def test_fifty_at_once_with_rollbacks_leave_no_hole_and_no_double(committed_db: None) -> None:
    taken: list[int] = []
    start = threading.Barrier(50)

    def issuer(seed: int) -> None:
        chance = random.Random(seed)
        start.wait()
        try:
            for _ in range(6):
                try:
                    with transaction.atomic():
                        number = next_number("receipt:2026", at=AT)
                        if chance.random() < 0.4:
                            raise ChangedMind
                except ChangedMind:
                    continue
                taken.append(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=issuer, args=(seed,)) for seed in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 < len(taken) < 300
    assert Counter(taken) == Counter(range(1, len(taken) + 1))
    assert NumberSeries.objects.get().last == len(taken)
