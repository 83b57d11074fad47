// Runs all checks on one result.json and says what was found, and what could not be checked.

// `rules` holds the legs of owners' votes: rule, kind, leg → [over, under, whether to be exceeded].
function verifyResult(text, rules) {
  let found;
  try {
    found = Reading.read(text);
  } catch (problem) {
    if (!(problem instanceof Reading.Problem)) throw problem;
    return { problem: { text: problem.text, facts: problem.facts } };
  }
  return found.basis === null ? verifyNotice(found, rules) : verifyWhole(found, rules);
}

// Which checks run, and in which order: from what goes in to what comes out, so that the first
// deviation is the likeliest cause of those behind it.
function verifyWhole(found, rules) {
  const { method, joint } = found.provenance.settings;
  const context = {
    found, rules, basis: found.basis,
    items: found.items.map((one) => one.id),
    criteria: found.basis.criteria.map((one) => one.id),
    ties: Lists.byId(found.basis.items, "id"),
    powers: Formulas.shares(found.perspectives.map((one) => one.power)),
    canScore: Object.hasOwn(Formulas.METHODS, method),
    unsolved: [],
  };
  const steps = [
    Sums.survey, Lists.powers, Lists.weights, Lists.inputs, Lists.ownLists, Lists.joint, Lists.otherRules,
    Lists.ledger, Lists.totals, Lists.overrides, Lists.agreement, Lists.flips,
    Plan.plan, Plan.buildOrder, Plan.options, Sums.balance, Plan.sources, Sums.spent,
    Plan.votes, Plan.draws,
  ].map((work) => work(context));
  const solver = !Object.hasOwn(Formulas.RULES, joint) && joint !== "pooled_weights";
  const unchecked = [];
  if (!context.canScore) unchecked.push({ text: "verify.skip_method", facts: { method } });
  if (solver) unchecked.push({ text: "verify.skip_joint", facts: { rule: joint } });
  for (const rule of context.unsolved) {
    const text = rule === "pooled_weights" ? "verify.skip_pooled" : "verify.skip_rule";
    unchecked.push({ text, facts: { rule, method } });
  }
  if (found.plan.budget !== null) unchecked.push({ text: "verify.skip_best", facts: {} });
  ["verify.skip_answers", "verify.skip_judges", "verify.skip_draws", "verify.skip_flips",
    "verify.skip_others"].forEach((one) => unchecked.push({ text: one, facts: {} }));
  return verdict(found, steps, unchecked, context.canScore && !solver, context.joint);
}

// A notice hides the figures of few people and rounds the others, so that its lists cannot be made
// again. What follows from ranks is checked exactly, what follows from rounded figures roughly.
function verifyNotice(found, rules) {
  const items = found.items.map((one) => one.id);
  const shown = (party) => Lists.byId(found.rankings[party.id]);
  const lists = found.perspectives.map((party) => ({
    ranks: items.map((item) => shown(party).get(item).rank),
    utilities: items.map((item) => shown(party).get(item).utility),
  }));
  const rows = Lists.byId(found.joint);
  const context = {
    found, rules, items, lists, basis: null, ties: new Map(), canScore: false,
    powers: Formulas.shares(found.perspectives.map((one) => one.power)),
    joint: { ranks: items.map((item) => rows.get(item).rank), scores: items.map((item) => rows.get(item).score) },
  };
  const steps = [Sums.survey(context), Lists.powers(context), Lists.weights(context),
    ...Notice.steps(context), Lists.agreement(context), Sums.balance(context), Sums.spent(context),
    Plan.votes(context)];
  const hidden = items.filter((item) => rows.get(item).score === null);
  const unchecked = [{ text: "verify.skip_notice", facts: {} }];
  if (hidden.length) unchecked.push({ text: "verify.skip_hidden", facts: { items: hidden } });
  ["verify.skip_notice_plan", "verify.skip_answers", "verify.skip_draws", "verify.skip_others"]
    .forEach((one) => unchecked.push({ text: one, facts: {} }));
  return { ...verdict(found, steps, unchecked, false, context.joint), notice: true };
}

function verdict(found, steps, unchecked, recomputed, joint) {
  const told = steps.filter((one) => one.agreed + one.faults.length > 0);
  return {
    found, joint, recomputed, unchecked, notice: false,
    steps: told,
    agreed: Formulas.sum(told.map((one) => one.agreed)),
    faults: Formulas.sum(told.map((one) => one.faults.length)),
    matches: recomputed && told.every((one) => !one.faults.length),
  };
}

// What can be said of a notice: ranks are whole, other figures are rounded to two places.
const Notice = (() => {
  const ROUNDED = 0.0051;

  function ledger({ found, items, lists, joint }) {
    const step = new Step("ledger", ROUNDED);
    const place = new Map(items.map((item, i) => [item, i]));
    for (const row of found.tradeoffs.ledger) {
      const list = lists[found.perspectives.findIndex((one) => one.id === row.perspective)];
      const i = place.get(row.item);
      const facts = { item: row.item, party: row.perspective };
      const places = joint.ranks[i] - list.ranks[i];
      step.same("verify.what_ledger_own", facts, row.own_rank, list.ranks[i]);
      step.same("verify.what_ledger_joint", facts, row.joint_rank, joint.ranks[i]);
      step.same("verify.what_places", facts, row.places, places);
      if (row.concession !== null && list.utilities[i] !== null) {
        step.figure("verify.what_concession", facts, row.concession,
          Formulas.concession(list.utilities[i], places, items.length), 2 * ROUNDED);
      }
    }
    return step;
  }

  function totals({ found, items, lists, joint }) {
    const step = new Step("totals", ROUNDED);
    const chosen = items.map((item) => found.plan.funded.includes(item));
    for (const row of found.tradeoffs.totals) {
      const list = lists[found.perspectives.findIndex((one) => one.id === row.perspective)];
      const facts = { party: row.perspective };
      step.figure("verify.what_kendall", facts, row.kendall_distance, Formulas.kendall(list.ranks, joint.ranks));
      step.figure("verify.what_top", facts, row.top_kept, Formulas.topKept(list.ranks, chosen));
    }
    return step;
  }

  // Borda's and Copeland's lists follow from the ranks alone, which a notice shows whole.
  function rules({ found, items, lists, powers }) {
    const step = new Step("rules", ROUNDED);
    const made = { ...found.checks, [found.provenance.settings.joint]: found.joint };
    for (const rule of ["borda", "copeland"].filter((name) => Object.hasOwn(made, name))) {
      const rows = Lists.byId(made[rule]);
      const scores = Formulas.RULES[rule](powers, lists);
      const places = Formulas.ranks(scores);
      items.forEach((item, i) => {
        const facts = { item, rule };
        step.same("verify.what_rule_rank", facts, rows.get(item).rank, places[i]);
        if (rows.get(item).score !== null) {
          step.figure("verify.what_rule_score", facts, rows.get(item).score, scores[i]);
        }
      });
    }
    return step;
  }

  function joint({ found, items, lists, powers, joint: made }) {
    const step = new Step("joint", 2 * ROUNDED);
    if (found.provenance.settings.joint !== "compromise") return step;
    items.forEach((item, i) => {
      const own = lists.map((one) => one.utilities[i]);
      if (made.scores[i] === null || own.includes(null)) return;
      step.figure("verify.what_joint_score", { item }, made.scores[i],
        Formulas.sum(own.map((one, p) => powers[p] * one)));
    });
    return step;
  }

  return { steps: (context) => [joint, rules, ledger, totals].map((work) => work(context)) };
})();
