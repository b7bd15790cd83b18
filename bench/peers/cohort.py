"""The arithmetic of bench/model.ts in numpy (f64, one draw at a time): cell steps a second and the checksum, as JSON."""
import json
import sys
import time

import numpy as np

areas, ages, years, draws, rounds = (int(x) for x in sys.argv[1:6])
a = np.arange(ages)
q = np.minimum(0.9, 0.0002 + 0.00002 * 1.11 ** a)
fertility = np.where((a >= 15) & (a < 50), 0.04, 0.0)
migration = np.where((a >= 18) & (a < 35), 2.0, 0.25)
share = (0.4875, 0.5125)


def factor(draw, year, driver):
    """Exact in binary, so that every language has the same."""
    return 1 + ((draw * 31 + year * 17 + driver * 7) % 64 - 32) / 1024


def start():
    base = 100.0 + (np.arange(areas)[:, None] * 13 + a[None, :] * 7) % 50
    return [base.copy(), base.copy()]


def job():
    checksum = 0.0
    for d in range(draws):
        state = start()
        for y in range(years):
            f, m, g = (factor(d, y, k) for k in range(3))
            s = 1 - q * m
            moved = migration * g
            births = (state[0] @ fertility) * f
            for sex in range(2):
                p = state[sex]
                alive = p * s
                last = alive[:, -1].copy()
                alive[:, 1:] = alive[:, :-1]
                alive[:, -1] += last
                alive[:, 0] = births * (share[sex] * s[0])
                alive += moved
                state[sex] = alive
            checksum += state[0].sum() + state[1].sum()
    return checksum


times = []
for _ in range(rounds):
    began = time.perf_counter()
    checksum = job()
    times.append(time.perf_counter() - began)
times.sort()
print(json.dumps({"numpy": np.__version__, "checksum": checksum, "seconds": times[len(times) // 2]}))
