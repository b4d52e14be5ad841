"""Asks peers in Python how alike the names are that `benches/names.rs` made.

usage: names.py FOLDER, which holds pairs.tsv (kind, 1 or 0, left, right) and held-out.txt (the ids of
the names the pairs are made of). The peers are installed into FOLDER/venv: rapidfuzz, anyascii, and
nomenklatura with its matcher logic-v2.

logic-v2 knows names by rigour's list, from which the pairs are made: it is asked as it is, and once
more with what that list says of the held-out ids hidden, which is how it meets a name not listed.
"""

import os
import re
import subprocess
import sys
import time
import venv
from importlib import metadata
from pathlib import Path

WANTED = ["rapidfuzz", "anyascii", "nomenklatura"]
# logic-v2 takes hundreds of microseconds a pair: a sample is enough.
SAMPLE = 4


def enter(folder):
    """Runs this script again inside a virtual environment that has the peers."""
    home = folder / "venv"
    python = home / "bin" / "python"
    if Path(sys.prefix).resolve() == home.resolve():
        return
    if not python.exists():
        venv.create(home, with_pip=True)
    for name in WANTED:
        done = subprocess.run([python, "-m", "pip", "install", "-q", name], capture_output=True)
        if done.returncode:
            print(f"{name} cannot be installed here")
    sys.exit(subprocess.run([python, __file__, folder]).returncode)


def ways():
    """Each peer as a name and a function of two texts."""
    found = []
    try:
        from anyascii import anyascii
        from rapidfuzz import fuzz
        from rapidfuzz.distance import JaroWinkler, Levenshtein

        def plain(text):
            return anyascii(text).lower()

        found.append(("any_ascii+JW", lambda a, b: JaroWinkler.similarity(plain(a), plain(b)), 1))
        found.append(
            ("token_sort_ratio", lambda a, b: fuzz.token_sort_ratio(plain(a), plain(b)) / 100, 1)
        )
        lev = Levenshtein.normalized_similarity

        def by_skeleton(a, b):
            a, b = plain(a), plain(b)
            return lev(skeleton(a), skeleton(b)) / 1.01 + 0.01 / 1.01 * lev(a, b)

        found.append(("skeleton+lev", by_skeleton, 1))
    except ImportError:
        pass
    try:
        found.append(("logic-v2", logic_v2(), SAMPLE))
    except Exception as error:  # a peer that is missing or has changed is no error of ours
        print(f"logic-v2 cannot be asked: {error!r}")
    return found


def skeleton(text):
    """The consonants of the romanised text, folded; one word after the other."""
    folds = [("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("ph", "f")]
    change = str.maketrans("qcxjzvp", "kkkgsfb", "aeiouywh")
    for old, new in folds:
        text = text.replace(old, new)
    words = ("".join(filter(str.isalpha, word)).translate(change) for word in text.split())
    return " ".join(re.sub(r"(.)\1+", r"\1", word) for word in words)


def hide(ids):
    """Takes from logic-v2 what it knows of some names of its list."""
    from nomenklatura.matching.logic_v2.names import match
    from rigour.names.symbol import SymbolCategory

    pairings = match.pair_symbols

    def known(edge):
        return edge.symbol.category != SymbolCategory.NAME or edge.symbol.id not in ids

    def without(query, result):
        kept = [tuple(edge for edge in edges if known(edge)) for edges in pairings(query, result)]
        return list(dict.fromkeys(kept)) or [()]

    match.pair_symbols = without


def logic_v2():
    from followthemoney import model
    from nomenklatura.matching import LogicV2
    from nomenklatura.matching.types import ScoringConfig

    config = ScoringConfig.defaults()

    def entity(name):
        make = getattr(model, "get_proxy", None)
        data = {"id": name, "schema": "Person", "properties": {"name": [name]}}
        if make is not None:
            try:
                return make(data)
            except Exception:
                pass
        from followthemoney import EntityProxy

        return EntityProxy.from_dict(data)

    def score(one, other):
        return LogicV2.compare(entity(one), entity(other), config).score

    score("Maria Garcia", "Maria Garcia")
    return score


def measure(scored, threshold):
    right = sum(1 for score, same in scored if same and score >= threshold)
    wrong = sum(1 for score, same in scored if not same and score >= threshold)
    every = sum(1 for _, same in scored if same)
    precision = right / max(1, right + wrong)
    recall = right / max(1, every)
    return 2 * precision * recall / max(1e-9, precision + recall)


def main():
    folder = Path(sys.argv[1])
    enter(folder)
    rows = [line.split("\t") for line in (folder / "pairs.tsv").read_text("utf-8").splitlines()]
    versions = []
    for name in WANTED:
        try:
            versions.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            versions.append(f"{name} not here")
    print("peers on the same whole names:", ", ".join(versions))
    print("logic-v2 looks names up in rigour's list, from which the questions are taken: it knows the answers.")
    print("logic-v2, unseen: the same without what the list says of the names asked for")
    print(f"{'peer':<18}{'kind':<24}{'pairs':>7}{'best F1':>9}{'at':>6}{'F1 at .7':>10}{'µs':>8}")
    asking = ways()
    if asking and asking[-1][0] == "logic-v2":
        asking.append(("logic-v2, unseen", asking[-1][1], SAMPLE))
    for name, way, step in asking:
        if name.endswith("unseen"):
            hide(set((folder / "held-out.txt").read_text("utf-8").split()))
        for kind in sorted({row[0] for row in rows}):
            asked = [row for row in rows if row[0] == kind]
            # Whole questions: each is four rows, two of this kind.
            asked = [row for at, row in enumerate(asked) if at // 2 % step == 0]
            start = time.perf_counter()
            scored = [(way(left, right), same == "1") for _, same, left, right in asked]
            each = (time.perf_counter() - start) * 1e6 / max(1, len(asked))
            best, at = max((measure(scored, at / 100), at / 100) for at in range(1, 100))
            fixed = measure(scored, 0.7)
            print(f"{name:<18}{kind:<24}{len(asked):>7}{best:>9.3f}{at:>6.2f}{fixed:>10.3f}{each:>8.1f}")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    main()
