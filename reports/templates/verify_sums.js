// Checks what must add up: questionnaires, money and places by kind of work, and what is spent.

const Sums = (() => {
  const { sum } = Formulas;
  const { byId } = Lists;
  const { cost, withNeeds } = Plan;
  const UNTOLD = "untold";
  // Shares on a notice that rest on answers are rounded to two places.
  const ROUNDED = 0.0051;
  // Counts that a notice hides are null; a sum is only compared where all of its parts are told.
  const told = (counts) => counts.every((one) => one !== null);

  function grouped(rows, key) {
    const found = new Map();
    rows.forEach((row) => found.set(row[key], [...(found.get(row[key]) || []), row]));
    return [...found];
  }

  // Every questionnaire that came back is used or set aside, and stands in one of the files.
  function survey({ found }) {
    const step = new Step("survey");
    const { exports: files, returned, used, set_aside: aside, accounting } = found.survey;
    if (!files.length && !aside.length && !returned && !used) return step;
    const counts = [used, ...aside.map((one) => one.rows)];
    const rows = files.map((one) => one.rows);
    if (returned !== null) {
      if (told(counts)) step.same("verify.what_returned", {}, returned, sum(counts));
      if (told(rows)) byFile(step, files, rows, returned);
    }
    if (accounting.whole) accounts(step, accounting, { returned, used });
    return step;
  }

  // Several files may hold the same people, as texts and as numbers.
  function byFile(step, files, rows, returned) {
    if (files.length === 1) {
      step.same("verify.what_file", { file: files[0].file }, rows[0], returned);
    } else {
      const all = sum(rows);
      step.holds(returned <= all && returned >= Math.max(0, ...rows), "verify.rule_files",
        { returned, rows: all });
    }
  }

  function accounts(step, { whole, variables, groups }, { returned, used }) {
    const adds = (account, parts) => {
      if (told([whole[account], ...parts])) {
        step.same("verify.what_account", { account }, whole[account], sum(parts));
      }
    };
    adds("returned", [returned]);
    adds("used", [used]);
    adds("used", [whole.complete, whole.partial]);
    adds("returned", [whole.used, whole.refused, whole.unusable, whole.repeated]);
    const names = byId(variables, "variable");
    for (const [variable, levels] of grouped(groups, "variable")) {
      const facts = { group: names.get(variable)?.name || variable };
      for (const account of ["returned", "used"]) {
        const counts = levels.map((one) => one[account]);
        if (told([whole[account], ...counts])) {
          step.same("verify.what_levels", { ...facts, account }, sum(counts), whole[account]);
        }
      }
    }
  }

  // What the chosen items cost; a notice tells no costs, but that of the study's own plan.
  function spentInAll({ found, basis, ties }) {
    if (basis) return cost(found.plan.funded, ties);
    const own = found.plan.options.find((one) => one.id === "own");
    return own ? own.cost : null;
  }

  // Which class an item is of stands in the file; of other kinds of work only the sums.
  function balance(context) {
    const { found, basis } = context;
    const step = new Step("balance");
    const paid = spentInAll(context);
    for (const [dimension, rows] of grouped(found.plan.balance, "dimension")) {
      const facts = { dimension };
      const spent = sum(rows.map((one) => one.money));
      if (paid !== null) step.figure("verify.what_kind_money", facts, spent, paid);
      for (const row of rows) {
        const share = spent ? row.money / spent : null;
        if (dimension === "class") {
          step.figure("verify.what_class_share", { class: row.level }, row.money_share, share);
        } else {
          step.figure("verify.what_kind_share", { ...facts, level: row.level }, row.money_share, share);
        }
      }
      const whole = (name, text, slack) => {
        const shares = rows.map((one) => one[name]);
        const any = shares.some((one) => one !== null);
        const all = name === "places_share" ? found.plan.funded.length > 0 : any;
        step.figure(text, facts, any ? sum(shares.map((one) => one ?? 0)) : null, all ? 1 : null, slack);
      };
      whole("places_share", "verify.what_kind_places");
      whole("list_money_share", "verify.what_kind_listed");
      whole("list_places_share", "verify.what_kind_held");
      whole("demand_share", "verify.what_kind_wanted", basis ? undefined : ROUNDED * rows.length);
      whole("households_share", "verify.what_kind_homes");
      if (dimension === "class") classes(step, context, rows);
    }
    return step;
  }

  function classes(step, { found, basis, ties }, rows) {
    const items = byId(found.items, "id");
    const all = [...items.keys()];
    const added = (ids, amount) => ids.reduce((totals, id) => {
      const level = items.get(id).class || UNTOLD;
      return totals.set(level, (totals.get(level) || 0) + amount(id));
    }, new Map());
    const part = (amounts) => {
      const whole = sum([...amounts.values()]);
      return (level) => (whole ? (amounts.get(level) || 0) / whole : null);
    };
    const one = () => 1;
    const money = (id) => ties.get(id).cost || 0;
    const [places, held] = [added(found.plan.funded, one), added(all, one)];
    for (const row of rows) {
      const facts = { class: row.level };
      step.figure("verify.what_class_places", facts, row.places_share, part(places)(row.level));
      step.figure("verify.what_class_held", facts, row.list_places_share, part(held)(row.level));
      if (!basis) continue;
      step.figure("verify.what_class_money", facts, row.money,
        added(found.plan.funded, money).get(row.level) || 0);
      step.figure("verify.what_class_listed", facts, row.list_money_share,
        part(added(all, money))(row.level));
    }
  }

  // Years, and what respondents would buy with equal shares of the money.
  function spent(context) {
    const { found, basis } = context;
    const step = new Step("spent");
    const paid = spentInAll(context);
    const { phases, funded } = found.plan;
    if (phases.length && paid !== null) {
      step.figure("verify.what_years", {}, sum(phases.map((one) => one.cost)), paid, 1e-6);
    }
    const shares = found.fairness.proportional;
    if (!basis || (shares.budget === null && !shares.bought.length && !shares.spent)) return step;
    const { ties } = context;
    const duties = withNeeds(basis.items.filter((one) => one.mandatory).map((one) => one.id), ties);
    const bought = new Set(shares.bought.flatMap((one) => [one.item, ...one.with_needs]));
    step.figure("verify.what_shares_spent", {}, shares.spent, cost(bought, ties));
    step.holds(shares.budget !== null && shares.spent <= shares.budget * (1 + TOLERANCE),
      "verify.rule_shares", { spent: shares.spent, budget: shares.budget });
    if (found.plan.budget !== null && !basis.pools.length) {
      step.figure("verify.what_shares_budget", {}, shares.budget,
        Math.max(0, found.plan.budget - cost(duties, ties)));
    }
    if (!shares.bought.length) return step;
    const free = new Set(funded.filter((item) => !duties.has(item)));
    context.items.forEach((item) => {
      step.holds(shares.missing.includes(item) === (bought.has(item) && !free.has(item)),
        "verify.rule_shares_missing", { item });
      step.holds(shares.added.includes(item) === (free.has(item) && !bought.has(item)),
        "verify.rule_shares_added", { item });
    });
    return step;
  }

  return { balance, spent, survey };
})();
