// Checks what is done with the money: that the plan keeps the rules, and that its sums are right.
// That no other plan would be worth more is not checked here: this takes an optimiser.

const Plan = (() => {
  const { digits, legMet, ranks, sum } = Formulas;
  const { byId, idOrder } = Lists;

  // Items with everything they wait for, directly or not.
  function withNeeds(wanted, ties) {
    const found = new Set();
    const waiting = [...wanted];
    while (waiting.length) {
      const item = waiting.pop();
      if (found.has(item)) continue;
      found.add(item);
      waiting.push(...ties.get(item).after);
    }
    return found;
  }
  const possible = (chosen, ties) => [...chosen].every((item) =>
    !ties.get(item).refused && !ties.get(item).excludes.some((other) => chosen.has(other)));
  const cost = (chosen, ties) => sum([...chosen].map((item) => ties.get(item).cost || 0));

  // The value of doing an item is its joint score, lifted where scores run below 0.
  function worth({ items, joint }) {
    const low = Math.min(0, ...joint.scores);
    return new Map(items.map((item, i) => [item, joint.scores[i] - low]));
  }

  function plan(context) {
    const { found, basis, items, ties } = context;
    const step = new Step("plan");
    const funded = new Set(found.plan.funded);
    const duties = basis.items.filter((one) => one.mandatory).map((one) => one.id);
    const must = withNeeds(duties, ties);
    must.forEach((item) => step.holds(funded.has(item), "verify.rule_duty", { item }));
    for (const item of funded) {
      const { after, excludes, refused } = ties.get(item);
      after.forEach((other) => step.holds(funded.has(other), "verify.rule_prerequisite", { item, other }));
      excludes.forEach((other) => step.holds(!funded.has(other), "verify.rule_excluded", { item, other }));
      step.holds(!refused, "verify.rule_refused", { item });
    }
    duties.forEach((item) => step.holds(found.plan.gates.some((gate) => gate.item === item),
      "verify.rule_no_gate", { item }));
    const told = found.provenance.settings.budget;
    if (Number.isFinite(told)) step.figure("verify.what_budget", {}, found.plan.budget, told);
    if (found.plan.budget === null) byPlaces(step, context, funded, must);
    else byBudget(step, context, funded);
    const values = worth(context);
    if (found.plan.value !== null) {
      step.figure("verify.what_plan_value", {}, found.plan.value,
        sum([...funded].map((item) => values.get(item))));
    }
    const left = new Set(found.plan.left_out.map((one) => one.item));
    if (funded.size || left.size) {
      items.forEach((item) =>
        step.holds(funded.has(item) !== left.has(item), "verify.rule_in_or_out", { item }));
    }
    return step;
  }

  // Without a budget the first items of the joint list are in, with what they need.
  function byPlaces(step, { found, items, joint, ties }, funded, must) {
    let chosen = must;
    const order = items.map((_, i) => i)
      .sort((a, b) => joint.ranks[a] - joint.ranks[b] || idOrder(items[a], items[b]));
    const top = found.provenance.settings.top;
    for (const i of order) {
      if (joint.ranks.filter((one) => one < joint.ranks[i]).length >= top) break;
      const larger = new Set([...chosen, ...withNeeds([items[i]], ties)]);
      if (possible(larger, ties)) chosen = larger;
    }
    items.forEach((item) => step.holds(chosen.has(item) === funded.has(item),
      chosen.has(item) ? "verify.rule_should_be_in" : "verify.rule_should_be_out", { item }));
  }

  function byBudget(step, { found, basis, ties }, funded) {
    const { budget, left_out: leftOut } = found.plan;
    const spent = cost(funded, ties);
    step.holds(spent <= budget * (1 + TOLERANCE), "verify.rule_budget", { cost: spent, budget });
    if (basis.pools.length) return;
    // How much money would have to be added so that an item comes in beside all others.
    for (const row of leftOut) {
      const larger = new Set([...funded, ...withNeeds([row.item], ties)]);
      const more = cost(larger, ties) - budget;
      const wanted = possible(larger, ties) ? (more > TOLERANCE * budget ? more : 0) : null;
      step.figure("verify.what_cost_more", { item: row.item }, row.cost_more, wanted);
    }
  }

  function buildOrder(context) {
    const { found, items, joint, ties } = context;
    const step = new Step("order");
    const { funded, build_order: order, phases } = found.plan;
    const place = new Map(order.map((item, at) => [item, at]));
    funded.forEach((item) => step.holds(place.has(item), "verify.rule_not_built", { item }));
    step.same("verify.what_built", {}, order.length, funded.length);
    order.filter((item) => ties.has(item)).forEach((item) => ties.get(item).after.filter((other) => place.has(other))
      .forEach((other) => step.holds(place.get(other) < place.get(item), "verify.rule_too_early",
        { item, other })));
    // Items of one trench are drawn together; only without trenches is the order one plain rule.
    if (funded.some((item) => ties.get(item).trench)) return step;
    const years = new Map(phases.flatMap((phase) => phase.items.map((item) => [item, phase.year])));
    const rank = new Map(items.map((item, i) => [item, joint.ranks[i]]));
    const urgency = (item) => [years.get(item) || 0, ties.get(item).mandatory ? 0 : 1, rank.get(item)];
    const byTurn = (list) => [...list].sort((one, other) => {
      const [a, b] = [urgency(one), urgency(other)];
      return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || idOrder(one, other);
    });
    const built = [];
    const build = (item) => {
      if (built.includes(item)) return;
      byTurn(ties.get(item).after.filter((other) => funded.includes(other))).forEach(build);
      built.push(item);
    };
    byTurn(funded).forEach(build);
    built.forEach((item, at) => step.same("verify.what_build_place", { place: at + 1 }, order[at] ?? "–", item));
    return step;
  }

  function options(context) {
    const { found, ties } = context;
    const step = new Step("options");
    const values = worth(context);
    const own = found.plan.options.find((one) => one.id === "own");
    const lists = new Map(found.perspectives.map((one, p) => [one.id, context.lists[p]]));
    const enjoyed = (party, chosen) => sum(chosen.map((item) =>
      lists.get(party).utilities[context.items.indexOf(item)]));
    for (const one of found.plan.options) {
      const facts = { option: one.id };
      const known = one.funded.every((item) => ties.get(item).cost !== null);
      step.figure("verify.what_option_cost", facts, one.cost, known ? cost(one.funded, ties) : null);
      step.figure("verify.what_option_value", facts, one.value, sum(one.funded.map((item) => values.get(item))));
      const say = Object.values(one.powers);
      if (say.length) step.figure("verify.what_option_powers", facts, sum(say), 1);
      const differs = (list, items, beside, text) => context.items.forEach((item) => step.holds(
        list.includes(item) === (items.includes(item) && !beside.includes(item)), text, { ...facts, item }));
      differs(one.came_in, one.funded, found.plan.funded, "verify.rule_came_in");
      differs(one.went_out, found.plan.funded, one.funded, "verify.rule_went_out");
      for (const [party, kept] of Object.entries(one.retained)) {
        if (!own || !lists.has(party)) continue;
        step.figure("verify.what_option_change", { ...facts, party }, one.change[party] ?? null,
          kept - own.retained[party]);
        // Both are shares of one best value, so they stand to each other as the utilities do.
        const now = enjoyed(party, own.funded);
        if (now > 0) {
          step.figure("verify.what_option_kept", { ...facts, party }, kept,
            Math.min(1, own.retained[party] * enjoyed(party, one.funded) / now));
        }
      }
    }
    return step;
  }

  // Sources and years: nothing is paid twice, nothing above a limit, nothing before its need.
  function sources({ found, basis, ties }) {
    // What sources pay is solved for in money, to a millionth.
    const step = new Step("sources", 1e-6);
    const { funded, phases, pools } = found.plan;
    const year = new Map(phases.flatMap((phase) => phase.items.map((item) => [item, phase.year])));
    if (phases.length) {
      const built = phases.flatMap((phase) => phase.items);
      funded.forEach((item) => step.holds(built.filter((one) => one === item).length === 1,
        "verify.rule_one_year", { item }));
      funded.filter((item) => year.has(item)).forEach((item) => ties.get(item).after
        .filter((other) => year.has(other))
        .forEach((other) => step.holds(year.get(other) <= year.get(item), "verify.rule_too_early",
          { item, other })));
    }
    for (const phase of phases) {
      const facts = { year: phase.year };
      const items = phase.items.filter((item) => ties.has(item));
      step.figure("verify.what_year_cost", facts, phase.cost, cost(items, ties));
      step.figure("verify.what_year_paid", facts, sum(Object.values(phase.by_source)), cost(items, ties));
    }
    for (const row of pools) {
      const facts = { source: row.source, year: row.year ?? "–" };
      const limit = basis.pools.find((one) => one.source === row.source && one.year === row.year);
      step.figure("verify.what_limit", facts, row.limit, limit ? limit.limit : null);
      step.holds(row.used <= row.limit + 1e-6 * Math.max(1, row.limit), "verify.rule_limit",
        { ...facts, used: row.used, limit: row.limit });
      if (!phases.length) continue;
      step.figure("verify.what_used", facts, row.used, sum(phases
        .filter((phase) => row.year === null || phase.year === row.year)
        .map((phase) => phase.by_source[row.source] || 0)));
    }
    return step;
  }

  function votes({ found, basis, ties, rules }) {
    const step = new Step("votes");
    const rule = rules[found.provenance.settings.vote_rules] || {};
    for (const vote of found.plan.votes) {
      const legs = rule[vote.kind];
      if (vote.took_part_heads === null || vote.took_part_area === null || !legs) continue;
      const facts = { item: vote.item, scope: vote.scope };
      const sides = {
        area: [vote.took_part_area, vote.area], heads: [vote.took_part_heads, vote.owners],
        for_area: [vote.for_area, vote.took_part_area], for_heads: [vote.for_heads, vote.took_part_heads],
      };
      const shown = { area: "area_share", heads: "head_share", for_area: "for_area_share", for_heads: "for_head_share" };
      const whole = ["counted", "listed"].includes(vote.base);
      for (const [leg, [part, of]] of Object.entries(sides)) {
        const share = vote[shown[leg]];
        if (share !== null) step.figure("verify.what_vote_share", { ...facts, leg }, share, part / of);
        if (whole) {
          step.holds(legMet(part ?? 0, of ?? 0, legs[leg]) !== vote.failed_legs.includes(leg),
            "verify.rule_leg", { ...facts, leg });
        }
      }
      const met = Object.keys(sides).every((leg) => legMet(sides[leg][0] ?? 0, sides[leg][1] ?? 0, legs[leg]));
      step.same("verify.what_vote", facts, vote.status, !whole ? "unknown" : met ? "passed" : "failed");
      step.holds(vote.passed === (vote.status === "passed"), "verify.rule_passed", facts);
    }
    if (!basis) return step;
    const duties = withNeeds(basis.items.filter((one) => one.mandatory).map((one) => one.id), ties);
    new Set(found.plan.votes.map((one) => one.item)).forEach((item) => {
      if (!ties.has(item)) return;
      const failed = found.plan.votes.filter((one) => one.item === item)
        .every((one) => one.status === "failed");
      step.holds(ties.get(item).refused === (failed && !duties.has(item)), "verify.rule_vote_kept", { item });
    });
    return step;
  }

  // Draws cannot be made again here, but what was counted of them must add up.
  function draws({ found, items }) {
    const step = new Step("draws");
    const { acceptability, headline, in_share: inShare } = found.robustness;
    for (const [doubt, rows] of Object.entries(acceptability)) {
      Object.entries(rows).forEach(([item, shares]) =>
        step.figure("verify.what_places_drawn", { item, doubt }, sum(shares), 1));
      if (Object.keys(rows).length !== items.length) continue;
      items.forEach((_, at) => step.figure("verify.what_place_drawn", { place: at + 1, doubt },
        sum(Object.values(rows).map((shares) => shares[at] ?? 0)), 1));
    }
    const told = acceptability[headline];
    if (!told) return step;
    const { funded, budget } = found.plan;
    const first = Math.min(budget === null ? found.provenance.settings.top : funded.length, items.length);
    for (const row of found.joint) {
      const shares = told[row.item];
      if (!shares) continue;
      const facts = { item: row.item };
      const inside = digits(sum(shares.slice(0, first)));
      let total = 0;
      const reached = shares.map((one) => (total += one));
      const beyond = (part) => reached.filter((one) => one < part - 1e-12).length + 1;
      step.same("verify.what_low", facts, row.rank_low, beyond(0.05));
      step.same("verify.what_high", facts, row.rank_high, beyond(0.95));
      step.figure("verify.what_in_share", facts, inShare[row.item] ?? null, Math.min(1, inside));
      step.same("verify.what_tier", facts, row.tier,
        inside >= 0.9 - 1e-12 ? "certain" : inside <= 0.1 + 1e-12 ? "out" : "depends");
    }
    return step;
  }

  return { buildOrder, cost, draws, options, plan, sources, votes, withNeeds };
})();
