// Recomputes the lists from weights, figures and powers, and compares them with those published.

// Two figures agree if they differ by no more than a billionth of the larger (of 1 if both are
// smaller). Ranks, sets and orders agree only if they are the same.
const TOLERANCE = 1e-9;

class Step {
  constructor(id, slack = TOLERANCE) {
    Object.assign(this, { id, slack, agreed: 0, faults: [] });
  }

  near(published, recomputed, slack = this.slack) {
    if (published === null || recomputed === null) return published === recomputed;
    const size = Math.max(1, Math.abs(published), Math.abs(recomputed));
    return Math.abs(published - recomputed) <= slack * size;
  }

  // A figure; `text` says what it is, `facts` of which item, party or criterion.
  figure(text, facts, published, recomputed, slack = this.slack) {
    this.judge(this.near(published, recomputed, slack), { text, facts, published, recomputed });
  }

  // A rank, a name or an order, which must be the same.
  same(text, facts, published, recomputed) {
    this.judge(published === recomputed, { text, facts, published, recomputed });
  }

  // A condition; `text` says in a whole sentence that it is broken.
  holds(condition, text, facts) {
    this.judge(condition, { text, facts });
  }

  judge(agrees, fault) {
    if (agrees) this.agreed += 1;
    else this.faults.push(fault);
  }
}

const Lists = (() => {
  const { concession, concordance, digits, kendall, product, ranks, shares, spearman, sum, topKept,
    utilities } = Formulas;
  const byId = (rows, key = "item") => new Map(rows.map((row) => [row[key], row]));
  // As by code points, not by the halves of surrogate pairs.
  function idOrder(one, other) {
    const [a, b] = [Array.from(one), Array.from(other)];
    const place = a.findIndex((sign, at) => sign !== b[at]);
    if (place < 0) return a.length - b.length;
    return place < b.length ? a[place].codePointAt(0) - b[place].codePointAt(0) : 1;
  }

  function powers({ found }) {
    const step = new Step("powers");
    found.perspectives.forEach((one) =>
      step.holds(one.power >= 0, "verify.rule_negative_power", { party: one.id }));
    step.figure("verify.what_powers", {}, sum(found.perspectives.map((one) => one.power)), 1);
    return step;
  }

  function weights({ found }) {
    const step = new Step("weights");
    for (const party of found.perspectives) {
      const facts = { party: party.id };
      step.figure("verify.what_weights", facts, sum(Object.values(party.weights)), 1);
      Object.entries(party.weights).forEach(([criterion, weight]) =>
        step.holds(weight >= 0, "verify.rule_negative_weight", { ...facts, criterion }));
      party.panel.forEach((judge, place) => step.figure("verify.what_judge",
        { ...facts, place: place + 1 }, sum(Object.values(judge.weights)), 1));
      if (party.headings.length) underHeadings(step, party);
      else pooled(step, party);
    }
    return step;
  }

  // Under headings a criterion weighs its share of the heading times what the heading weighs.
  function underHeadings(step, party) {
    const above = new Map(party.headings.flatMap((one) =>
      Object.keys(one.weights).map((id) => [id, one])));
    party.headings.forEach((one) => step.figure("verify.what_heading",
      { party: party.id, heading: one.heading || "–" }, sum(Object.values(one.weights)), 1));
    for (const [criterion, weight] of Object.entries(party.weights)) {
      const parts = [];
      for (let [id, home] = [criterion, above.get(criterion)]; home && parts.length < 9;
        id = home.heading, home = above.get(id)) parts.push(home.weights[id]);
      if (parts.length) {
        step.figure("verify.what_weight", { party: party.id, criterion }, weight, product(parts));
      }
    }
  }

  // Where the judges' weights are averaged, it is by the geometric mean, and all count alike.
  function pooled(step, party) {
    const alone = party.panel.length === 1;
    if (!alone && !(party.panel.length && party.pooling === "aip")) return;
    const ids = Object.keys(party.weights);
    const means = shares(ids.map((id) =>
      product(party.panel.map((judge) => judge.weights[id] ** (1 / party.panel.length)))));
    ids.forEach((criterion, place) => step.figure("verify.what_weight",
      { party: party.id, criterion }, party.weights[criterion], means[place]));
  }

  // Figures that stand in two places of the file must be the same.
  function inputs({ found, basis }) {
    const step = new Step("inputs");
    const costs = byId(basis.items, "id");
    for (const { id, source } of basis.criteria) {
      for (const item of found.items) {
        const facts = { item: item.id, criterion: id };
        const beside = source === "item:cost" ? costs.get(item.id).cost
          : source === "survey:demand" && item.demand ? item.demand.value : undefined;
        if (beside !== undefined) step.figure("verify.what_value", facts, item.values[id], beside);
      }
    }
    return step;
  }

  // The figures of every item as one party sees them: its own ratings count for it alone.
  function problemOf({ found, basis, items }, party) {
    const own = new Map(basis.own_values.filter((one) => one.perspective === party)
      .map((one) => [JSON.stringify([one.item, one.criterion]), one.value]));
    const rows = byId(found.items, "id");
    const of = (name) => basis.criteria.map((one) => one[name]);
    return {
      table: items.map((item) => basis.criteria.map(({ id }) =>
        own.get(JSON.stringify([item, id])) ?? rows.get(item).values[id])),
      types: of("direction").map((one) => (one === "benefit" ? 1 : -1)),
      worst: of("worst"), best: of("best"), thresholds: of("threshold"),
      normalization: found.provenance.settings.normalization,
    };
  }

  // Where ours agrees with the published score but for the last digits, the published one stands
  // in for it: noise in the sixteenth digit must not decide whether two items are equal.
  function settled(scores, published) {
    return scores.map((one, i) => (Math.abs(one - published[i]) <=
      1e-12 * Math.max(1, Math.abs(one)) ? published[i] : one));
  }

  // Best first; equals stand in the order of their ids.
  function ordered(step, text, facts, rows, wanted, items) {
    const right = items.map((_, i) => i)
      .sort((a, b) => wanted[a] - wanted[b] || idOrder(items[a], items[b]));
    const odd = rows.findIndex((row, place) => row.item !== items[right[place]]);
    if (odd < 0) step.agreed += 1;
    else step.same(text, { ...facts, place: odd + 1 }, rows[odd].item, items[right[odd]]);
  }

  // Every party's own list. Without its figures, scores are taken as published.
  function ownLists(context) {
    const { found, items, canScore } = context;
    const step = new Step("lists");
    context.lists = found.perspectives.map((party) => {
      const rows = byId(found.rankings[party.id]);
      const facts = (item) => ({ party: party.id, item });
      const published = items.map((item) => rows.get(item).score);
      let scores = published;
      if (canScore) {
        const weight = context.criteria.map((id) => party.weights[id]);
        scores = settled(Formulas.scores(problemOf(context, party.id), shares(weight),
          found.provenance.settings.method), published);
        items.forEach((item, i) =>
          step.figure("verify.what_own_score", facts(item), published[i], scores[i]));
      }
      const list = { scores, utilities: utilities(scores), ranks: ranks(scores) };
      items.forEach((item, i) => {
        step.figure("verify.what_utility", facts(item), rows.get(item).utility, list.utilities[i]);
        step.same("verify.what_own_rank", facts(item), rows.get(item).rank, list.ranks[i]);
      });
      ordered(step, "verify.what_own_line", { party: party.id }, found.rankings[party.id], list.ranks, items);
      return list;
    });
    return step;
  }

  // Scores of all items under a joint rule; null where the rule needs a solver.
  function joined(context, rule) {
    const { found, powers: say, lists, canScore } = context;
    if (Object.hasOwn(Formulas.RULES, rule)) return Formulas.RULES[rule](say, lists);
    if (rule !== "pooled_weights" || !canScore) return null;
    const weight = context.criteria.map((id) => sum(found.perspectives.map((party, p) =>
      say[p] * party.weights[id] / sum(Object.values(party.weights)))));
    return Formulas.scores(problemOf(context, null), weight, found.provenance.settings.method);
  }

  function compareList(step, context, rule, published, facts, texts) {
    const { items } = context;
    const rows = byId(published);
    const told = items.map((item) => rows.get(item).score);
    const fresh = joined(context, rule);
    const scores = fresh ? settled(fresh, told) : told;
    const places = ranks(scores);
    items.forEach((item, i) => {
      if (fresh) step.figure(texts[0], { ...facts, item }, told[i], scores[i]);
      step.same(texts[1], { ...facts, item }, rows.get(item).rank, places[i]);
    });
    ordered(step, texts[2], facts, published, places, items);
    return { scores, ranks: places, fresh: Boolean(fresh) };
  }

  function joint(context) {
    const step = new Step("joint");
    const { found } = context;
    context.joint = compareList(step, context, found.provenance.settings.joint, found.joint, {},
      ["verify.what_joint_score", "verify.what_joint_rank", "verify.what_joint_line"]);
    return step;
  }

  function otherRules(context) {
    const step = new Step("rules");
    for (const [rule, rows] of Object.entries(context.found.checks)) {
      const made = compareList(step, context, rule, rows, { rule },
        ["verify.what_rule_score", "verify.what_rule_rank", "verify.what_rule_line"]);
      if (!made.fresh) context.unsolved.push(rule);
    }
    return step;
  }

  function ledger({ found, items, lists, joint: made }) {
    const step = new Step("ledger");
    const place = new Map(items.map((item, i) => [item, i]));
    const parties = found.perspectives.map((one) => one.id);
    const seen = new Set();
    for (const row of found.tradeoffs.ledger) {
      const [i, list] = [place.get(row.item), lists[parties.indexOf(row.perspective)]];
      const facts = { item: row.item, party: row.perspective };
      const places = made.ranks[i] - list.ranks[i];
      seen.add(JSON.stringify([row.item, row.perspective]));
      step.same("verify.what_ledger_own", facts, row.own_rank, list.ranks[i]);
      step.same("verify.what_ledger_joint", facts, row.joint_rank, made.ranks[i]);
      step.same("verify.what_places", facts, row.places, places);
      step.figure("verify.what_concession", facts, row.concession,
        concession(list.utilities[i], places, items.length));
    }
    items.forEach((item) => parties.forEach((party) =>
      step.holds(seen.has(JSON.stringify([item, party])), "verify.rule_no_entry", { item, party })));
    return step;
  }

  function totals({ found, items, lists, joint: made }) {
    const step = new Step("totals");
    const chosen = items.map((item) => found.plan.funded.includes(item));
    const given = new Map();
    const own = found.plan.options.find((one) => one.id === "own");
    for (const row of found.tradeoffs.totals) {
      const list = lists[found.perspectives.findIndex((one) => one.id === row.perspective)];
      const facts = { party: row.perspective };
      given.set(row.perspective, sum(items.map((_, i) =>
        concession(list.utilities[i], made.ranks[i] - list.ranks[i], items.length))));
      step.figure("verify.what_total", facts, row.concession, given.get(row.perspective));
      step.figure("verify.what_kendall", facts, row.kendall_distance, kendall(list.ranks, made.ranks));
      step.figure("verify.what_top", facts, row.top_kept, topKept(list.ranks, chosen));
      if (own && row.retained_value !== null && Object.hasOwn(own.retained, row.perspective)) {
        step.figure("verify.what_retained", facts, row.retained_value, own.retained[row.perspective]);
      }
    }
    const wanted = [...given.keys()].sort((one, other) =>
      digits(given.get(other)) - digits(given.get(one)) || idOrder(one, other));
    found.tradeoffs.totals.forEach((row, i) =>
      step.same("verify.what_worst_off", { place: i + 1 }, row.perspective, wanted[i]));
    return step;
  }

  // Pairs of items that the joint list turns round although a party holds the opposite.
  function overrides({ found, items, lists, joint: made }) {
    const step = new Step("overrides");
    const published = new Map(found.tradeoffs.overrides.map((one) =>
      [JSON.stringify([one.perspective, one.preferred, one.placed_above]), one.margin]));
    found.perspectives.forEach((party, p) => items.forEach((preferred, i) => items.forEach((above, j) => {
      const margin = digits(lists[p].utilities[i] - lists[p].utilities[j]);
      if (!(margin > 0 && made.ranks[j] < made.ranks[i])) return;
      const key = JSON.stringify([party.id, preferred, above]);
      step.figure("verify.what_override", { party: party.id, item: preferred, other: above },
        published.has(key) ? published.get(key) : null, margin);
      published.delete(key);
    })));
    for (const [key, margin] of published) {
      const [party, item, other] = JSON.parse(key);
      step.figure("verify.what_override", { party, item, other }, margin, null);
    }
    return step;
  }

  function agreement({ found, lists }) {
    const step = new Step("agreement");
    const own = new Map(found.perspectives.map((one, p) => [one.id, lists[p].ranks]));
    step.figure("verify.what_concordance", {}, found.agreement.kendall_w, concordance([...own.values()]));
    for (const { a, b, spearman: told } of found.agreement.correlations) {
      step.figure("verify.what_spearman", { party: a, party2: b }, told, spearman(own.get(a), own.get(b)));
    }
    return step;
  }

  // At a flip point of the first place, the item that comes has just caught up with the other.
  function flips(context) {
    const { found, items, powers: say, lists } = context;
    const step = new Step("flips");
    const rule = found.provenance.settings.joint;
    if (!["compromise", "borda", "mean_closeness"].includes(rule)) return step;
    for (const flip of found.tradeoffs.flips) {
      if (flip.change !== "first_place" || !flip.item || !flip.over) continue;
      const p = found.perspectives.findIndex((one) => one.id === flip.perspective);
      const rest = sum(say.filter((_, q) => q !== p));
      const moved = say.map((one, q) => (q === p ? flip.power
        : (1 - flip.power) * (rest > 1e-12 ? one / rest : 1 / (say.length - 1))));
      const scores = Formulas.RULES[rule](moved, lists);
      const of = (item) => scores[items.indexOf(item)];
      const best = Math.max(...scores);
      step.holds(step.near(of(flip.item), of(flip.over)) && step.near(of(flip.item), best),
        "verify.rule_flip", { party: flip.perspective, item: flip.item, other: flip.over, power: flip.power });
    }
    return step;
  }

  return { agreement, byId, flips, idOrder, inputs, joint, ledger, otherRules, overrides, ownLists,
    powers, totals, weights };
})();
