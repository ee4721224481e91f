"""Password hashes that leave room for everybody else (docs/adr/0005)."""

import threading

from django.contrib.auth.hashers import Argon2PasswordHasher

_ONE_AT_A_TIME = threading.BoundedSemaphore(1)
"""Of one process. A class that signs in together queues here instead of on the processors."""


class QueuedArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id with the first of the parameters that OWASP recommends: 19 MiB, 2 passes, 1 lane."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with _ONE_AT_A_TIME:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _ONE_AT_A_TIME:
            return super().verify(password, encoded)
