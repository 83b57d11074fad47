// Reads a result.json, or says in one plain sentence why it cannot be checked.

const Reading = (() => {
  const SCHEMA = "renovation-priorities/result/1";
  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  // A shape says what must stand where: "text", "number", "number?" (may be null), "flag",
  // "numbers" (an object that holds nothing else), "texts" (a list), [shape] a list of such
  // parts, {"*": shape} an object of such parts, {…} an object with at least these keys.
  const FITS = {
    text: (value) => typeof value === "string",
    number: (value) => Number.isFinite(value),
    "number?": (value) => value === null || Number.isFinite(value),
    flag: (value) => typeof value === "boolean",
    texts: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
    numbers: (value) => isObject(value) && Object.values(value).every(Number.isFinite),
  };
  const listed = (...figures) => [{ item: "text", rank: "number",
    ...Object.fromEntries(figures.map((name) => [name, "number?"])) }];
  const SHAPE = {
    study: { title: "text" },
    provenance: { version: "text", settings: { method: "text", normalization: "text", joint: "text" } },
    survey: {
      exports: [{ file: "text", rows: "number?" }], returned: "number?", used: "number?",
      set_aside: [{ reason: "text", rows: "number?" }],
      accounting: {
        variables: [{ variable: "text", name: "text" }],
        groups: [{ variable: "text", returned: "number?", used: "number?" }],
      },
    },
    items: [{ id: "text", name: "text", class: "text", values: "numbers" }],
    perspectives: [{ id: "text", name: "text", power: "number", weights: "numbers", pooling: "text",
      panel: [{ weights: "numbers", method: "text" }], headings: [{ heading: "text", weights: "numbers" }] }],
    rankings: { "*": listed("score", "utility") },
    joint: [{ item: "text", score: "number?", rank: "number", rank_low: "number", rank_high: "number",
      tier: "text" }],
    tradeoffs: {
      ledger: [{ item: "text", perspective: "text", own_rank: "number", joint_rank: "number",
        places: "number", concession: "number?" }],
      totals: [{ perspective: "text", concession: "number", kendall_distance: "number",
        top_kept: "number", retained_value: "number?" }],
      overrides: [{ perspective: "text", preferred: "text", placed_above: "text", margin: "number?" }],
      flips: [{ perspective: "text", power: "number", change: "text", item: "text", over: "text" }],
    },
    agreement: { kendall_w: "number?", correlations: [{ a: "text", b: "text", spearman: "number?" }] },
    checks: { "*": listed("score") },
    fairness: { proportional: { budget: "number?", spent: "number", bought: [{ item: "text", with_needs: "texts" }],
      missing: "texts", added: "texts" } },
    robustness: { acceptability: { "*": { "*": ["number"] } }, in_share: "numbers", headline: "text" },
    plan: {
      budget: "number?", value: "number?", funded: "texts", build_order: "texts",
      gates: [{ item: "text" }], left_out: [{ item: "text", cost_more: "number?" }],
      balance: [{ dimension: "text", level: "text", money: "number", money_share: "number?",
        places_share: "number?", list_money_share: "number?", list_places_share: "number?",
        demand_share: "number?", households_share: "number?" }],
      options: [{ id: "text", powers: "numbers", funded: "texts", cost: "number?", value: "number",
        retained: "numbers", change: "numbers", came_in: "texts", went_out: "texts" }],
      phases: [{ year: "number", items: "texts", cost: "number", by_source: "numbers" }],
      pools: [{ source: "text", year: "number?", limit: "number", used: "number" }],
      votes: [{ item: "text", scope: "text", kind: "text", status: "text", base: "text",
        passed: "flag", failed_legs: "texts", owners: "number?", area: "number?",
        took_part_area: "number?", for_area: "number?", took_part_heads: "number?",
        for_heads: "number?", area_share: "number?", head_share: "number?",
        for_area_share: "number?", for_head_share: "number?" }],
    },
  };
  const ACCOUNT = Object.fromEntries(["returned", "used", "complete", "partial", "refused", "unusable",
    "repeated"].map((name) => [name, "number?"]));
  const BASIS = {
    criteria: [{ id: "text", direction: "text", source: "text", worst: "number?", best: "number?",
      threshold: "number" }],
    items: [{ id: "text", cost: "number?", mandatory: "text", after: "texts", excludes: "texts",
      refused: "flag", trench: "text" }],
    own_values: [{ perspective: "text", item: "text", criterion: "text", value: "number" }],
    pools: [{ source: "text", year: "number?", limit: "number" }],
  };

  class Problem extends Error {
    constructor(text, facts = {}) {
      super(text);
      Object.assign(this, { text, facts });
    }
  }

  function mustFit(value, shape, path) {
    if (value === undefined) throw new Problem("verify.missing", { path });
    const wrong = () => new Problem("verify.wrong_kind", { path });
    if (typeof shape === "string") {
      if (!FITS[shape](value)) throw wrong();
    } else if (Array.isArray(shape)) {
      if (!Array.isArray(value)) throw wrong();
      value.forEach((one, place) => mustFit(one, shape[0], `${path}[${place + 1}]`));
    } else if (!isObject(value)) {
      throw wrong();
    } else {
      const names = "*" in shape ? Object.keys(value) : Object.keys(shape);
      names.forEach((name) => mustFit(Object.hasOwn(value, name) ? value[name] : undefined,
        shape["*"] || shape[name], path ? `${path}.${name}` : name));
    }
  }

  const repeated = (ids) => ids.find((one, place) => ids.indexOf(one) !== place);

  // Every part speaks of the same items and parties, each once; otherwise nothing can be compared.
  function mustAgree(found) {
    const items = found.items.map((one) => one.id);
    const parties = found.perspectives.map((one) => one.id);
    const same = (ids, known, path) => {
      const odd = repeated(ids) || ids.find((one) => !known.includes(one)) ||
        known.find((one) => !ids.includes(one));
      if (odd !== undefined) throw new Problem("verify.odd_id", { path, id: odd });
    };
    const known = (ids, of, path) => {
      const odd = ids.find((one) => !of.includes(one));
      if (odd !== undefined) throw new Problem("verify.odd_id", { path, id: odd });
    };
    if (items.length < 2 || !parties.length) throw new Problem("verify.too_few");
    same(items, items, "items");
    same(parties, parties, "perspectives");
    same(Object.keys(found.rankings), parties, "rankings");
    parties.forEach((one) => same(found.rankings[one].map((row) => row.item), items, `rankings.${one}`));
    same(found.joint.map((row) => row.item), items, "joint");
    Object.entries(found.checks).forEach(([rule, rows]) =>
      same(rows.map((row) => row.item), items, `checks.${rule}`));
    same(found.tradeoffs.totals.map((one) => one.perspective), parties, "tradeoffs.totals");
    known(found.tradeoffs.ledger.map((one) => one.item), items, "tradeoffs.ledger");
    known(found.tradeoffs.ledger.map((one) => one.perspective), parties, "tradeoffs.ledger");
    found.tradeoffs.flips.forEach((one) => known([one.perspective], parties, "tradeoffs.flips"));
    found.agreement.correlations.forEach((one) => known([one.a, one.b], parties, "agreement.correlations"));
    [...found.plan.options, found.plan].forEach((one) => known(one.funded, items, "plan.funded"));
    found.fairness.proportional.bought.forEach((one) =>
      known([one.item, ...one.with_needs], items, "fairness.proportional.bought"));
    Object.entries(found.robustness.acceptability).forEach(([doubt, rows]) =>
      known(Object.keys(rows), items, `robustness.acceptability.${doubt}`));
    if (!found.basis) return;
    // Without a budget it is the number of first places that says what is chosen.
    if (found.plan.budget === null && !FITS.number(found.provenance.settings.top)) {
      throw new Problem("verify.missing", { path: "provenance.settings.top" });
    }
    same(found.basis.items.map((one) => one.id), items, "basis.items");
    found.basis.items.forEach((one) => known([...one.after, ...one.excludes], items, "basis.items"));
    const criteria = found.basis.criteria.map((one) => one.id);
    same(criteria, criteria, "basis.criteria");
    found.items.forEach((one) => same(Object.keys(one.values), criteria, `items.${one.id}.values`));
    found.perspectives.forEach((one) =>
      same(Object.keys(one.weights), criteria, `perspectives.${one.id}.weights`));
    const scored = [found.joint, ...Object.values(found.rankings), ...Object.values(found.checks)];
    if (scored.flat().some((row) => row.score === null || row.utility === null)) {
      throw new Problem("verify.missing", { path: "score" });
    }
  }

  // The result as an object; throws a Problem that holds a text and its facts.
  function read(text) {
    let found;
    try {
      found = JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch {
      const odd = /[:[,]\s*(-?(?:NaN|Infinity))\b/.exec(text);
      throw odd ? new Problem("verify.no_number", { found: odd[1] }) : new Problem("verify.no_json");
    }
    if (!isObject(found) || !FITS.text(found.schema)) throw new Problem("verify.no_result");
    if (found.schema !== SCHEMA) {
      throw new Problem("verify.other_version", { found: found.schema, known: SCHEMA });
    }
    if (found.basis === undefined) throw new Problem("verify.missing", { path: "basis" });
    mustFit(found, SHAPE, "");
    if (found.basis !== null) mustFit(found.basis, BASIS, "basis");
    const { whole } = found.survey.accounting;
    if (whole !== null) mustFit(whole, ACCOUNT, "survey.accounting.whole");
    mustAgree(found);
    return found;
  }

  return { Problem, read };
})();
