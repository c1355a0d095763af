#!/usr/bin/env python3
"""Recompute every number of a study's results page from its unpacked export.

    python3 analysis/recompute.py FOLDER [--compare results.json] [--without-bootstrap]

Needs Python 3.9 and nothing else. With --compare, the exit code is 1 where a number differs from
the platform's by more than 1e-9 (relative to 1 or to the number, whichever is larger).
"""
import argparse
import csv
import json
import re
import sys
from functools import partial
from pathlib import Path

import bootstrap
from distributions import alpha, mean, quantile, spearman_brown, student, variance, wilson

NUMBERS = ("estimate", "low", "high", "n", "participants", "undefined", "sd", "median", "q1", "q3")
KEYS = ("arm", "phase", "measure", "model", "method")
DESCRIBED = "described"  # all measures whose rows name a column of data/analysis.csv
LEFT_OUT = "left out"  # an interval that was not recomputed


class Export:
    """The answers that count: latest version, completed, not set aside, no practice."""

    def __init__(self, folder):
        self.folder = Path(folder)
        made = json.loads((self.folder / "provenance.json").read_text("utf-8"))
        # not the highest number: a study may have been opened again in an earlier form
        latest = next((v for v in made["versions"] if v["sha256"] == made["latest"]), None)
        if latest is None:
            sys.exit("this study was never open, so there is nothing to compute")
        self.version, self.seed = latest["sha256"][:12], latest["seed"]
        self.ordinals = {
            row["participant"]: int(row["ordinal"])
            for row in self.table("assignment-ledger.csv")
            if row["event"] == "assigned"
        }
        rows = [
            row
            for row in self.table("data/trials.csv")
            if row["study_version"] == self.version
            and row["status"] == "completed"
            and row["excluded"] == "FALSE"
            and row["superseded"] == "FALSE"
        ]
        rows.sort(key=lambda row: (self.ordinals[row["participant"]], row["enrolment"], int(row["seq"])))
        tasks = {row["task"] for row in rows if row["item"] != "NA"} - {"observe", "feedback"}
        self.answers = [
            row
            for row in rows
            if row["phase"] != "practice" and row["stage"] != "see" and row["task"] in tasks
        ]
        # of several rows the first one is the answer as a whole
        whole = {}
        for row in self.answers:
            whole.setdefault((row["participant"], row["seq"]), row)
        self.answers = list(whole.values())
        self.scales = [row for row in rows if row["task"] == "questionnaire"]
        self.watched = [
            row for row in rows if row["task"] == "observe" and row["confidence"] != "NA"
        ]
        levels = {
            row["column"]: row["levels"]
            for row in self.table("data/codebook.csv")
            if row["table"] == "data/trials.csv"
        }
        shared = [column for column in levels if not column.startswith("code_")]
        scales = {row["item"] for row in scoring_key("scoring.csv")}
        self.own_columns = [
            row["column"]
            for row in self.table("data/codebook.csv")
            if row["table"] == "data/analysis.csv"
            and row["column"] not in {*shared, *scales, "initial", "advice", "final"}
            and " of the block " not in row["label"]  # a score of a scale
        ]
        self.arms = [arm for arm in levels.get("condition", "").split("; ") if arm]

    def table(self, name):
        path = self.folder / name
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def part(row):
    """The two answers of a decision are apart: a second judgement is another question."""
    return row["phase"] if row["stage"] == "NA" else row["stage"]


def answered(row):
    return row["response"] != "NA"


def cells(export, rows):
    """By arm, in the study's order, and part."""
    found = {}
    for row in rows:
        found.setdefault((row["condition"], part(row)), []).append(row)
    return dict(sorted(found.items(), key=lambda cell: export.arms.index(cell[0][0])))


def people(rows, of):
    """One value a person, in the order of their first answer."""
    by_person = {}
    for row in rows:
        by_person.setdefault(row["participant"], []).append(row)
    return [of(theirs) for theirs in by_person.values()]


def true(row, column):
    return row[column] == "TRUE"


def interval(bounds):
    if bounds == LEFT_OUT:
        return {"low": LEFT_OUT, "high": LEFT_OUT}
    return {"low": bounds[0], "high": bounds[1]} if bounds else {"low": None, "high": None}


def per_person(values):
    row = {"estimate": mean(values), "n": len(values), "participants": len(values)}
    row.update(interval(student(values)))
    if len(values) > 1:
        row.update(sd=variance(values) ** 0.5, median=quantile(values, 0.5))
    return row


DECISIONS = ("judge-advisor", "decision")

# Tasks that are right or wrong by a key of their own.
KEYED = (
    "agreement",
    "error-detection",
    "distinction",
    "intrusion",
    "two-alternatives",
    "verification",
    "counterfactual-predict",
    "counterfactual-verify",
)


def simulates(row):
    return row["task"] == "forward-simulation" or row["stage"] == "simulate"


def decides(row):
    return row["task"] in DECISIONS or row["stage"] == "decide"


def is_task(task, row):
    return row["task"] == task


def win_rates(export, draw):
    """How often the explanations of each method were preferred to another's."""
    rows = []
    for arm in export.arms:
        seen = [r for r in export.answers if r["condition"] == arm and r["rejected"] != "NA"]
        seen = [
            {**r, "chosen": chosen, "rejected": rejected}
            for r in seen
            for chosen, rejected in zip(r["chosen"].split(";"), r["rejected"].split(";"))
        ]  # an order or a choice among several is several comparisons
        for method in sorted({r[side] for r in seen for side in ("chosen", "rejected")}):
            theirs = [r for r in seen if method in (r["chosen"], r["rejected"])]
            won = sum(r["chosen"] == method for r in theirs)
            pairs = people(
                theirs, lambda mine: (sum(r["chosen"] == method for r in mine), len(mine))
            )
            drawn = draw(bootstrap.of_ratio, pairs, f"win-rate/{arm}/{method}")
            rows.append(
                {
                    "arm": arm,
                    "method": method,
                    "estimate": won / len(theirs),
                    "n": len(theirs),
                    "participants": len({r["participant"] for r in theirs}),
                    **interval(drawn),
                }
            )
    return {"win-rate": rows} if rows else {}


def accuracy(export, draw):
    measures = {}
    kinds = (
        ("accuracy-model", "correct_vs_model", simulates),
        ("accuracy-truth", "correct_vs_truth", decides),
        *((f"accuracy-{task}", "correct", partial(is_task, task)) for task in KEYED),
    )
    for name, column, wanted in kinds:
        for (arm, phase), seen in cells(export, filter(wanted, export.answers)).items():
            there = [row for row in seen if answered(row)]
            if not there:
                continue
            right = sum(true(row, column) for row in there)
            row = {
                "arm": arm,
                "phase": phase,
                "estimate": right / len(there),
                "n": len(there),
                "participants": len({row["participant"] for row in there}),
                "undefined": len(seen) - len(there),
            }
            pairs = people(there, lambda theirs: (sum(true(r, column) for r in theirs), len(theirs)))
            cell = f"{name}Cell[arm={arm}, phase={phase}]"
            drawn = draw(bootstrap.of_ratio, pairs, cell)
            measures.setdefault(name, []).append({**row, **interval(wilson(right, len(there)))})
            measures.setdefault(name + "-people", []).append({**row, **interval(drawn)})
    return measures


def change(export):
    """After minus before, of each person who has both."""
    rows = []
    for arm in export.arms:
        shares = {}
        for row in export.answers:
            if row["condition"] == arm and row["task"] == "forward-simulation" and answered(row):
                right = true(row, "correct_vs_model")
                shares.setdefault(row["participant"], {}).setdefault(row["phase"], []).append(right)
        changes = [
            mean(by["post"]) - mean(by["pre"]) for by in shares.values() if {"pre", "post"} <= set(by)
        ]
        if changes:
            rows.append({"arm": arm, **per_person(changes)})
    return {"accuracy-change": rows} if rows else {}


# What happened, of the decisions to which it applies. a: advice right, f: first answer right,
# l: last answer right, with: last answer is the advice, against: first answer was another.
RELIANCE = {
    "agreement": lambda d: (d["with"], True),
    "switch": lambda d: (d["with"], d["against"]),
    "over-reliance": lambda d: (d["with"], not d["a"]),
    "under-reliance": lambda d: (not d["with"], d["a"]),
    "rair": lambda d: (d["l"], not d["f"] and d["a"]),
    "rsr": lambda d: (d["l"], d["f"] and not d["a"]),
    "accuracy-wid": lambda d: (d["l"], d["against"]),
}


def reliance(export, draw):
    firsts, by_arm = {}, {}
    for row in filter(answered, export.answers):
        place = (row["participant"], row["block"], row["item"])
        if row["stage"] == "initial":
            firsts.setdefault(place, row)
        elif row["stage"] == "final" and place in firsts:
            first = firsts[place]["response"]
            decision = {
                "a": row["model_output"] == row["truth"],
                "f": first == row["truth"],
                "l": row["response"] == row["truth"],
                "with": row["response"] == row["model_output"],
                "against": first != row["model_output"],
            }
            by_arm.setdefault(row["condition"], {}).setdefault(row["participant"], []).append(decision)
    rows = []
    for name, of in RELIANCE.items():
        for arm, persons in by_arm.items():
            rates = []
            for decisions in persons.values():
                happened = [did for did, applies in map(of, decisions) if applies]
                rates.append((sum(happened), len(happened)))
            count, n = sum(rate[0] for rate in rates), sum(rate[1] for rate in rates)
            drawn = draw(bootstrap.of_ratio, rates, f"reliance/{name}/{arm}") if n else None
            defined = sum(rate[1] > 0 for rate in rates)
            rows.append(
                {
                    "measure": name,
                    "arm": arm,
                    "estimate": count / n if n else None,
                    **interval(drawn),
                    "n": n,
                    "participants": defined,
                    "undefined": len(rates) - defined,
                }
            )
    return {"reliance": rows} if rows else {}


def confidence(export):
    sure = [row for row in export.answers + export.watched if row["confidence"] != "NA"]
    rows = [
        {
            "arm": arm,
            "phase": phase,
            **per_person(people(seen, lambda theirs: mean([float(r["confidence"]) for r in theirs]))),
        }
        for (arm, phase), seen in cells(export, sure).items()
    ]
    return {"confidence": rows} if rows else {}


def seconds(row):
    return float(row["active_ms"]) / 1000 if row["active_ms"] != "NA" else 0.0


def times(export, draw):
    rows = []
    for (arm, phase), seen in cells(export, filter(answered, export.answers)).items():
        medians = people(seen, lambda theirs: quantile([seconds(row) for row in theirs], 0.5))
        middle = quantile(medians, 0.5)
        drawn = draw(bootstrap.of_median, medians, f"time/Cell[arm={arm}, phase={phase}]")
        rows.append(
            {
                "arm": arm,
                "phase": phase,
                "estimate": middle,
                **interval(drawn),
                "n": len(seen),
                "participants": len(medians),
                "median": middle,
                "q1": quantile(medians, 0.25),
                "q3": quantile(medians, 0.75),
            }
        )
    return {"time": rows} if rows else {}


# In view or not, where the explanation or the advice came later or on demand.
EXPOSURE = {
    "explanation": lambda row: row["presence"] not in ("shown", "NA"),
    "advice": lambda row: row["advice_at"] in ("on-demand", "delayed"),
}


def described(export, draw):
    """What answers tell beside the choice: every column that only the plan's table has."""
    if not export.answers:
        return {}  # a study without people: its table has scores
    rows = [
        row
        for row in export.table("data/analysis.csv")
        if row["excluded"] == "FALSE" and row["phase"] != "practice" and row["task"] != "questionnaire"
    ]
    rows.sort(key=lambda row: (export.ordinals[row["participant"]], row["enrolment"], int(row["seq"])))
    labels = {
        row["column"]: (row["label"], row["type"])
        for row in export.table("data/codebook.csv")
        if row["table"] == "data/analysis.csv"
    }
    exposure = [f"{what}_{of}" for what in EXPOSURE for of in ("seen", "before", "ms")]
    measures = {}
    for column in [*export.own_columns, *exposure]:
        label, kind = labels[column]
        there = filter(EXPOSURE[column.split("_")[0]], rows) if column in exposure else rows
        there = [row for row in there if row[column] != "NA"]
        if column.startswith("outcome_") and kind == "string":
            for word in sorted({row[column] for row in there}):
                found = shares(export, draw, there, f"{column}={word}", partial(says, column, word))
                found = [{**row, "measure": word} for row in found]
                measures.setdefault(column.replace("_", "-"), []).extend(found)
        elif column.startswith("code_"):
            for block in dict.fromkeys(row["block"] for row in there):
                own = [row for row in there if row["block"] == block]
                found = shares(export, draw, own, column, partial(value, column))
                measures.setdefault("codes-" + block, []).extend(found)
        elif kind == "boolean" or re.search(r": (0 or 1|1)$", label):
            found = shares(export, draw, there, column, partial(value, column))
            measures.setdefault(DESCRIBED, []).extend(found)
        elif kind != "string" and column not in ("estimate_low", "estimate_high"):
            for (arm, phase), seen in cells(export, there).items():
                means = people(seen, lambda mine: mean([value(column, row) for row in mine]))
                row = {"arm": arm, "phase": phase, "measure": column, **per_person(means)}
                measures.setdefault(DESCRIBED, []).append(row)
    return measures


def value(column, row):
    return {"TRUE": 1.0, "FALSE": 0.0}.get(row[column]) if row[column].isalpha() else float(row[column])


def says(column, word, row):
    return float(row[column] == word)


def shares(export, draw, rows, name, of):
    """Pooled over answers, whole people drawn."""
    found = []
    for (arm, phase), seen in cells(export, rows).items():
        pairs = people(seen, lambda mine: (sum(map(of, mine)), len(mine)))
        drawn = draw(bootstrap.of_ratio, pairs, f"{name}/Cell[arm={arm}, phase={phase}]")
        row = {"arm": arm, "phase": phase, "measure": name, "estimate": mean(list(map(of, seen)))}
        found.append({**row, "n": len(seen), "participants": len(pairs), **interval(drawn)})
    return found


def best_worst(export, draw):
    """Best counts one, worst minus one, over how often a method was there."""
    rows = [row for row in export.answers if row["task"] == "best-worst" and row["rejected"] != "NA"]
    result = []
    for (arm, phase), seen in cells(export, rows).items():
        both = [
            (row, set(row["chosen"].split(";")) | set(row["rejected"].split(";"))) for row in seen
        ]
        for method in sorted(set().union(*(shown for _, shown in both))):
            there = [row for row, shown in both if method in shown]
            worth = partial(best_or_worst, method)
            pairs = people(there, lambda mine: (sum(map(worth, mine)), len(mine)))
            drawn = draw(bootstrap.of_ratio, pairs, f"best-worst/{method}/Cell[arm={arm}, phase={phase}]")
            result.append(
                {
                    "arm": arm,
                    "phase": phase,
                    "method": method,
                    "estimate": mean(list(map(worth, there))),
                    "n": len(there),
                    "participants": len(pairs),
                    **interval(drawn),
                }
            )
    return {"best-worst": result} if result else {}


def best_or_worst(method, row):
    """Only the best never stands among those that were put behind, only the worst never before."""
    chosen, rejected = row["chosen"].split(";"), row["rejected"].split(";")
    return (method not in rejected) - (method not in chosen)


def scoring_key(name):
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(given, items, formula, needed):
    """Person mean for what is missing; nothing where too little is answered."""
    there = [given[item] for item in items if item in given]
    if not there or len(there) < needed * len(items) - 1e-9:
        return None
    middle = mean(there)
    names = {item: given.get(item, middle) for item in items}
    if not re.fullmatch(r"[a-z0-9_.+*/() -]+", formula):
        sys.exit(f"{formula}: not a formula of scores.csv")
    names.update(mean=middle, sum=middle * len(items))
    return eval(formula, {"__builtins__": {}}, names)  # arithmetic over these names, nothing else


def scales(export):
    """Scores by scoring.csv (items) and scores.csv (formulas); reliability over all arms."""
    key = {row["item"]: row for row in scoring_key("scoring.csv")}
    answers = {}
    for row in export.scales:
        if row["field"] not in key:
            if row["correct"] != "NA":
                continue  # an instructed item, which is no part of the scale
            sys.exit(f"{row['field']}: no such item in scoring.csv; add the key of its instrument")
        scoring = key[row["field"]]
        person = (row["participant"], row["condition"])
        given = answers.setdefault((row["block"], scoring["instrument"]), {}).setdefault(person, {})
        if row["response"] != "NA":
            value = float(row["response"])
            if scoring["reversed"] == "TRUE":
                value = float(scoring["minimum"]) + float(scoring["maximum"]) - value
            given[row["field"]] = value
    measures = {}
    for (block, instrument), by_person in answers.items():
        scores = [row for row in scoring_key("scores.csv") if row["instrument"] == instrument]
        if not scores:
            measures["scale-" + block] = ticked(export, by_person)
        for one in scores:
            name = "scale-" + block + ("" if one["score"] == "score" else "-" + one["score"])
            items = one["items"].split()
            rows = []
            for arm in export.arms:
                all_of = [
                    score(given, items, one["formula"], float(one["needed"]))
                    for (_, where), given in by_person.items()
                    if where == arm
                ]
                there = [value for value in all_of if value is not None]
                if there:
                    row = {"arm": arm, **per_person(there)}
                    rows.append({**row, "undefined": len(all_of) - len(there)})
            measures[name] = rows
            full = [
                [given[item] for item in items]
                for given in by_person.values()
                if all(item in given for item in items)
            ]
            reliability = (spearman_brown if len(items) == 2 else alpha)(full) if full else None
            if reliability:
                names = ("estimate", "low", "high", "n", "items")
                row = dict(zip(names, (*reliability, len(full), len(items))))
                measures[name + ", alpha"] = [row]
    return measures


def ticked(export, by_person):
    """Reasons of which several may be ticked: the share of people for each."""
    rows = []
    items = list(dict.fromkeys(item for given in by_person.values() for item in given))
    for arm in export.arms:
        there = [given for (_, where), given in by_person.items() if where == arm]
        for item in items if there else []:
            count = sum(given.get(item) == 1 for given in there)
            row = {"arm": arm, "measure": item, "estimate": count / len(there)}
            row.update(interval(wilson(count, len(there))), n=len(there), participants=len(there))
            rows.append(row)
    return rows


def metrics(export, draw):
    """Every metric of the newest finished run: mean over items."""
    scores = [row for row in export.table("scores.csv") if row["study_version"] == export.version]
    if not scores:
        return {}
    newest = max(scores, key=lambda row: row["at"])["run"]
    scores = [row for row in scores if row["run"] == newest]
    groups = {}
    for row in scores:
        groups.setdefault((row["metric"], row["model"], row["method"]), []).append(row["value"])
    measures = {}
    for (metric, model, method), cell in groups.items():
        values = [float(value) for value in cell if value != "NA"]
        row = {"model": model, "method": method, "estimate": mean(values) if values else None}
        row.update(interval(draw(bootstrap.of_mean, values, f"{metric}/{model}/{method}")))
        row.update(n=len(values), participants=None, undefined=len(cell) - len(values))
        if len(values) > 1:
            row.update(sd=variance(values) ** 0.5, median=quantile(values, 0.5))
        measures.setdefault(metric, []).append(row)
    return measures


def recompute(export, with_bootstrap):
    def draw(of, values, cell):
        return of(values, export.seed, cell) if with_bootstrap else LEFT_OUT

    measures = {**accuracy(export, draw), **change(export), **win_rates(export, draw)}
    measures.update({**described(export, draw), **best_worst(export, draw)})
    measures.update(reliance(export, draw))
    measures.update({**confidence(export), **times(export, draw), **scales(export)})
    measures.update(metrics(export, draw))
    return measures


def key(row):
    return tuple((name, row[name]) for name in KEYS if row.get(name) is not None)


def is_described(measure):
    return measure["id"] == "rank" or re.match(
        r"(rating|answers|figures|exposure|codes|outcome)(-|$)|(estimate|text-words|names-given|marks)$",
        measure["id"],
    )


def by_column(row):
    return {**row, "measure": "rank_" + row["method"], "method": None} if "method" in row else row


def compare(measures, published):
    """Differences as sentences, and how many numbers were compared."""
    theirs = {}
    for measure in published["measures"]:
        if measure["id"] in measures or not is_described(measure):
            theirs[measure["id"]] = measure["rows"]
        else:
            theirs.setdefault(DESCRIBED, []).extend(map(by_column, measure["rows"]))
        if measure.get("alpha"):
            theirs[measure["id"] + ", alpha"] = [measure["alpha"]]
    differences, compared, left_out = [], 0, 0
    for name in sorted({*theirs, *measures}):
        ours = {key(row): row for row in measures.get(name, [])}
        other = {key(row): row for row in theirs.get(name, [])}
        for cell in sorted({*ours, *other}):
            where = " ".join([name, *(value for _, value in cell)])
            if cell not in ours or cell not in other:
                differences.append(f"{where}: only {'recomputed' if cell in ours else 'published'}")
                continue
            for member in (*NUMBERS, "items"):
                a, b = ours[cell].get(member), other[cell].get(member)
                if a == LEFT_OUT:
                    left_out += 1
                    continue
                compared += a is not None or b is not None
                same = a == b if a is None or b is None else abs(a - b) <= 1e-9 * max(1, abs(b))
                if not same:
                    differences.append(f"{where}: {member} is {a} recomputed, {b} published")
    return differences, compared, left_out


def show(measures):
    def cell(value):
        if value is None:
            return ""
        return f"{value:.4f}" if isinstance(value, float) else str(value)

    for name, rows in measures.items():
        print(f"\n{name}")
        columns = [c for c in (*KEYS, *NUMBERS, "items") if any(r.get(c) is not None for r in rows)]
        table = [columns] + [[cell(row.get(column)) for column in columns] for row in rows]
        widths = [max(len(line[i]) for line in table) for i in range(len(columns))]
        for line in table:
            print("  " + "  ".join(text.ljust(width) for text, width in zip(line, widths)).rstrip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", help="the unpacked export")
    parser.add_argument("--compare", metavar="results.json", help="of GET /api/studies/…/results")
    parser.add_argument("--without-bootstrap", action="store_true", help="only analytic intervals")
    options = parser.parse_args()
    measures = recompute(Export(options.folder), not options.without_bootstrap)
    if not options.compare:
        show(measures)
        return 0
    published = json.loads(Path(options.compare).read_text("utf-8"))
    differences, compared, left_out = compare(measures, published)
    for difference in differences:
        print(difference)
    print(f"{compared} numbers compared, {len(differences)} differ, {left_out} bounds left out")
    return 1 if differences or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
