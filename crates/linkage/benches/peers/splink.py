"""Peers on the files of the benchmark: Splink and, for two lists, recordlinkage's ECM.

    python splink.py NAME FILE [FILE]

NAME is febrl3, febrl4 or people; files have a column `truth`. One line of JSON a peer: version,
seconds (reading apart), peak memory, and how good its pairs are at 0.5, at 0.9 and at the threshold
that would have been best, which only someone with the truth can know.
"""

import json
import resource
import sys
import time

import numpy as np
import pandas as pd

# A blocking rule that compares more pairs is left out: beyond, a machine of this size runs out of memory.
MOST_PAIRS = 50_000_000


def read(path):
    table = pd.read_csv(path, dtype=str, keep_default_na=False, skipinitialspace=True)
    return table.replace("", None)


def true_pairs(tables):
    if len(tables) == 1:
        sizes = tables[0]["truth"].value_counts()
        return int((sizes * (sizes - 1) // 2).sum())
    left, right = (table["truth"].value_counts() for table in tables)
    return int(left.mul(right, fill_value=0).sum())


def measures(probability, right, truth):
    """Precision, recall and F1 at each threshold that is asked for, and at the best."""
    order = np.argsort(-probability, kind="stable")
    probability, right = probability[order], right[order]
    hits, count = np.cumsum(right), np.arange(1, len(right) + 1)

    def at(place):
        if place < 0:
            return {"precision": 1.0, "recall": 0.0, "f1": 0.0}
        precision, recall = hits[place] / count[place], hits[place] / max(truth, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-12)
        return {"precision": float(precision), "recall": float(recall), "f1": float(f1)}

    found = {}
    for threshold in (0.5, 0.9):
        found[str(threshold)] = at(int((probability >= threshold).sum()) - 1)
    f1 = 2 * hits / (count + max(truth, 1))
    found["best"] = at(int(np.argmax(f1)) if len(f1) else -1)
    return found


def say(peer, version, seconds, scores):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = {"peer": peer, "version": version, "seconds": seconds, "peak_mb": peak, **scores}
    print(json.dumps(line), flush=True)


def settings(name, cl, block_on, creator):
    """Splink's own demonstration models for FEBRL; for people one made in the same spirit."""
    if name == "people":
        comparisons = [
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("family_name").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("birth_date", input_is_string=True),
            cl.ExactMatch("sex"),
            cl.ExactMatch("nationality").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("birth_place", [0.88]).configure(
                term_frequency_adjustments=True
            ),
            cl.LevenshteinAtThresholds("phone", [1, 2]),
        ]
        rules = [
            block_on("given_name", "family_name"),
            block_on("given_name", "birth_date"),
            block_on("family_name", "birth_date"),
            block_on("phone"),
            block_on("birth_date", "birth_place"),
            block_on("substr(birth_date, 1, 4)", "substr(given_name, 1, 3)", "nationality"),
            block_on("substr(birth_date, 1, 4)", "substr(family_name, 1, 3)", "nationality"),
        ]
        sure = [block_on("given_name", "family_name", "birth_date")]
        # Whose day is not known are all of 1 January: where that is too many pairs, with the place.
        learn = [
            [block_on("birth_date"), block_on("birth_date", "birth_place")],
            [block_on("given_name", "family_name")],
        ]
        return comparisons, rules, sure, learn, "dedupe_only"
    comparisons = [
        cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(
            term_frequency_adjustments=True
        ),
        cl.JaroWinklerAtThresholds("address_1", [0.9]).configure(term_frequency_adjustments=True),
    ]
    rules = [
        block_on("soc_sec_id"),
        block_on("given_name", "surname"),
        block_on("given_name", "date_of_birth"),
        block_on("surname", "date_of_birth"),
        block_on("date_of_birth", "postcode"),
        block_on("given_name", "postcode"),
        block_on("surname", "postcode"),
        block_on("street_number", "address_1"),
    ]
    sure = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
    learn = [[block_on("date_of_birth")], [block_on("postcode")]]
    return comparisons, rules, sure, learn, "dedupe_only" if name == "febrl3" else "link_only"


def affordable(frames, rules, link_type):
    """The blocking rules that Splink, by its own estimate, compares not too many pairs for."""
    import warnings

    from splink.blocking_analysis import count_comparisons_from_blocking_rules

    warnings.simplefilter("ignore")

    def pairs(rule):
        counts = count_comparisons_from_blocking_rules(
            frames, blocking_rules=[rule], link_type=link_type
        )
        return counts[0]["marginal_comparison_count"]

    return [rule for rule in rules if pairs(rule) <= MOST_PAIRS]


def splink(name, tables):
    import splink as package
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    comparisons, rules, sure, learn, link_type = settings(name, cl, block_on, SettingsCreator)
    api = DuckDBAPI()
    frames = []
    for place, table in enumerate(tables):
        table = table.copy()
        table["unique_id"] = np.arange(len(table))
        frames.append(api.register(table, table_name=f"list_{place}"))
    # Who uses Splink tries this before; it does not count as its time.
    kept = affordable(frames, rules, link_type)
    learn = [affordable(frames, choices, link_type)[0] for choices in learn]
    begun = time.monotonic()
    creator = SettingsCreator(
        link_type=link_type,
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=kept,
        retain_matching_columns=False,
        additional_columns_to_retain=["truth"],
    )
    linker = Linker(frames if len(frames) > 1 else frames[0], creator, log_level=40)
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in learn:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    trained = time.monotonic()
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    done = time.monotonic()
    pairs = predicted.as_pandas_dataframe()
    linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=0.9
    )
    clustered = time.monotonic()
    right = (pairs["truth_l"] == pairs["truth_r"]).to_numpy()
    scores = measures(pairs["match_probability"].to_numpy(), right, true_pairs(tables))
    seconds = {
        "train": trained - begun,
        "predict": done - trained,
        "cluster": clustered - done,
        "all": clustered - begun,
    }
    say("Splink", f"{package.__version__}, {len(kept)} of {len(rules)} rules", seconds, scores)


def ecm(tables):
    import recordlinkage as package

    begun = time.monotonic()
    left, right = tables
    indexer = package.Index()
    for column in ("given_name", "surname", "date_of_birth", "soc_sec_id", "postcode"):
        indexer.block(column)
    candidates = indexer.index(left, right)
    compare = package.Compare()
    for column in ("given_name", "surname", "address_1", "suburb"):
        compare.string(column, column, method="jarowinkler", threshold=0.85)
    for column in ("date_of_birth", "soc_sec_id", "postcode", "state", "street_number"):
        compare.exact(column, column)
    features = compare.compute(candidates, left, right)
    model = package.ECMClassifier(binarize=0.5)
    model.fit(features)
    probability = model.prob(features)
    done = time.monotonic()
    truth_left = left["truth"].to_numpy()[features.index.get_level_values(0)]
    truth_right = right["truth"].to_numpy()[features.index.get_level_values(1)]
    scores = measures(probability.to_numpy(), truth_left == truth_right, true_pairs(tables))
    say("recordlinkage ECM", package.__version__, {"all": done - begun}, scores)


def main():
    name, tables = sys.argv[1], [read(path) for path in sys.argv[2:]]
    splink(name, tables)
    if name == "febrl4":
        ecm(tables)


main()
