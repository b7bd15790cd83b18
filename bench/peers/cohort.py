"""The reference job of bench/model/reference.ts in numpy (f64, one draw at a time, the fastest of the usual styles): checksum and seconds, as JSON."""
import json
import sys
import time

import numpy as np

places, ages, years, draws, rounds = (int(x) for x in sys.argv[1:6])
a = np.arange(ages)
q = np.minimum(0.9, 0.0002 + 0.00002 * 1.11 ** a)
profile = np.where((a >= 18) & (a < 35), 2.0, 0.25)
net = ((np.arange(places) % 16) - 8)[:, None] / 2048
share = (0.4875, 0.5125)
newborn = 0.998


def factor(draw, year, driver):
    """Exact in binary."""
    return 1 + ((draw * 31 + year * 17 + driver * 7) % 64 - 32) / 1024


start = 100.0 + (np.arange(places)[:, None] * 13 + a[None, :] * 7) % 50


def job():
    checksum = 0.0
    state = [np.empty_like(start), np.empty_like(start)]
    factors = np.empty_like(start)
    for d in range(draws):
        for p in state:
            np.copyto(p, start)
        for y in range(years):
            f, m, g = (factor(d, y, k) for k in range(3))
            survive = 1 - np.minimum(q * m, 1)
            np.add(net, profile * (g - 1), out=factors)
            factors += 1
            factors *= survive
            women = state[0]
            born = women[:, 15:50].sum(axis=1)
            for p in state:
                p *= factors
                last = p[:, -1].copy()
                p[:, 1:] = p[:, :-1]
                p[:, -1] += last
            born = (born + women[:, 15:50].sum(axis=1)) * 0.04 * f
            for sex, p in enumerate(state):
                p[:, 0] = born * (0.5 * share[sex] * newborn)
                checksum += p.sum()
    return checksum


times = []
for _ in range(rounds):
    began, worked = time.perf_counter(), time.process_time()
    checksum = job()
    times.append((time.perf_counter() - began, time.process_time() - worked))
times.sort()
clock, processor = times[len(times) // 2]
print(json.dumps({"numpy": np.__version__, "checksum": checksum, "clock": clock, "processor": processor}))
