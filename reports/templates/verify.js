// Shows what the checks found. Whatever a file holds is set as text, never as a part of the page.

(() => {
  const page = document.getElementById("verify");
  if (!page) return;
  const carried = document.getElementById("verify-result").textContent;
  const { texts, codes, rules, style } = JSON.parse(document.getElementById("verify-data").textContent);
  const at = (id) => document.getElementById(`verify-${id}`);
  const MOST_FAULTS = 12;
  const LARGEST = 64 * 1024 * 1024;

  const told = (text, facts = {}) => (Object.hasOwn(texts, text) ? texts[text] : text)
    .replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
  const coded = (family, code) => (Object.hasOwn(codes[family], code) ? codes[family][code] : code);

  function part(tag, text, kind) {
    const one = document.createElement(tag);
    if (text !== undefined) one.textContent = text;
    if (kind) one.className = kind;
    return one;
  }

  // What the file calls its items, parties and criteria; ids help to find the place in the file.
  function naming(found) {
    const named = (name, id) => (name && name !== id ? told("verify.named", { name, id }) : id);
    const items = new Map(found.items.map((one) => [one.id, named(one.name, one.id)]));
    const called = (one) => one.name || coded("party", one.id);
    const alone = (one) => found.perspectives.filter((other) => called(other) === called(one)).length < 2;
    const parties = new Map(found.perspectives.map((one) =>
      [one.id, alone(one) ? called(one) : named(called(one), one.id)]));
    const criteria = new Map(Object.entries(found.provenance.settings.criterion_names || {})
      .map(([id, name]) => [id, named(String(name), id)]));
    const from = (names) => (id) => names.get(id) ?? id;
    const [item, party] = [from(items), from(parties)];
    const by = {
      item, other: item, party, party2: party, criterion: from(criteria),
      items: (ids) => ids.map(item).join(style.between),
      ...Object.fromEntries(["rule", "class", "option", "leg", "doubt", "scope", "account",
        "dimension", "level"]
        .map((family) => [family, (code) => coded(family, code)])),
    };
    const value = (one) => {
      if (one === null) return told("verify.no_figure");
      if (typeof one === "number") return shown(one);
      if (items.has(one)) return item(one);
      return parties.has(one) ? party(one) : coded("tier", coded("vote_status", one));
    };
    const facts = (given) => Object.fromEntries(Object.entries(given).map(([name, one]) =>
      [name, Object.hasOwn(by, name) ? by[name](one) : value(one)]));
    return { facts, value, item };
  }

  const shown = (number) => (Number.isInteger(number) ? String(number)
    : Math.abs(number) < 1e-6 ? number.toExponential(3) : String(Number(number.toPrecision(6))));
  // As many digits as it takes to see that two figures differ, and no more.
  function both(one, other) {
    for (let digits = 4; digits < 17; digits += 2) {
      const pair = [one, other].map((number) => String(Number(number.toPrecision(digits))));
      if (pair[0] !== pair[1]) return pair;
    }
    return [String(one), String(other)];
  }

  function sentence(fault, names) {
    const what = told(fault.text, names.facts(fault.facts));
    if (fault.published === undefined) return what;
    const numbers = [fault.published, fault.recomputed].every((one) => typeof one === "number");
    const [published, recomputed] = numbers ? both(fault.published, fault.recomputed)
      : [names.value(fault.published), names.value(fault.recomputed)];
    return told("verify.fault", { what, published, recomputed });
  }

  function stepTexts(id) {
    return {
      survey: ["verify.step_survey", "verify.how_survey"],
      powers: ["verify.step_powers", "verify.how_powers"],
      weights: ["verify.step_weights", "verify.how_weights"],
      inputs: ["verify.step_inputs", "verify.how_inputs"],
      lists: ["verify.step_lists", "verify.how_lists"],
      joint: ["verify.step_joint", "verify.how_joint"],
      rules: ["verify.step_rules", "verify.how_rules"],
      ledger: ["verify.step_ledger", "verify.how_ledger"],
      totals: ["verify.step_totals", "verify.how_totals"],
      overrides: ["verify.step_overrides", "verify.how_overrides"],
      agreement: ["verify.step_agreement", "verify.how_agreement"],
      flips: ["verify.step_flips", "verify.how_flips"],
      plan: ["verify.step_plan", "verify.how_plan"],
      order: ["verify.step_order", "verify.how_order"],
      options: ["verify.step_options", "verify.how_options"],
      balance: ["verify.step_balance", "verify.how_balance"],
      sources: ["verify.step_sources", "verify.how_sources"],
      spent: ["verify.step_spent", "verify.how_spent"],
      votes: ["verify.step_votes", "verify.how_votes"],
      draws: ["verify.step_draws", "verify.how_draws"],
    }[id];
  }

  function row(cells, head) {
    const line = document.createElement("tr");
    cells.forEach(([text, side], place) => {
      const cell = part(place === head ? "th" : "td", text, side);
      if (place === head) cell.scope = "row";
      line.append(cell);
    });
    return line;
  }

  function showVerdict(outcome) {
    const box = at("verdict");
    const { agreed, faults, notice } = outcome;
    const facts = { agreed, faults, all: agreed + faults, items: outcome.found?.items.length };
    const [kind, title, text] = outcome.problem
      ? ["doubt", "verify.cannot", null]
      : faults ? ["example", "verify.differs", "verify.differs_told"]
        : outcome.matches ? ["decision", "verify.matches", "verify.matches_told"]
          : ["doubt", "verify.partly", notice ? "verify.notice_told" : "verify.partly_told"];
    box.className = `callout ${kind}`;
    box.replaceChildren(part("p", told(title), "word"),
      part("p", text ? told(text, facts) : told(outcome.problem.text, outcome.problem.facts)));
  }

  function showFaults(outcome, names) {
    const odd = outcome.steps.filter((one) => one.faults.length);
    at("faults").hidden = !odd.length;
    at("faults-list").replaceChildren(...odd.flatMap((step) => {
      const list = document.createElement("ul");
      step.faults.slice(0, MOST_FAULTS).forEach((one) => list.append(part("li", sentence(one, names))));
      const more = step.faults.length - MOST_FAULTS;
      if (more > 0) list.append(part("li", told("verify.more", { count: more })));
      return [part("h3", told(stepTexts(step.id)[0])), list];
    }));
  }

  function showList(outcome, names) {
    const { found, joint, recomputed, notice } = outcome;
    const scored = (number) => (number === null ? "–" : number.toFixed(notice ? 2 : 4));
    const ids = found.items.map((one) => one.id);
    at("list-body").replaceChildren(...found.joint.map((one) => {
      const i = ids.indexOf(one.item);
      const rank = recomputed ? shown(joint.ranks[i]) : "–";
      const score = recomputed ? scored(joint.scores[i]) : "–";
      const same = recomputed && one.rank === joint.ranks[i] &&
        new Step("").near(one.score, joint.scores[i]);
      const word = !recomputed ? "verify.not_recomputed" : same ? "verify.agrees" : "verify.deviates";
      const line = row([[shown(one.rank), "right"], [rank, "right"], [names.item(one.item), "left"],
        [told(word), "left short"], [scored(one.score), "right"],
        [score, "right"]], 2);
      if (recomputed && !same) line.className = "moved";
      return line;
    }));
  }

  function showSteps(outcome, names) {
    at("steps-body").replaceChildren(...outcome.steps.map((step) => {
      const [title, how] = stepTexts(step.id);
      const result = step.faults.length ? told("verify.count_differ", { count: step.faults.length })
        : told("verify.count_agree");
      return row([[told(title), "left"], [told(how), "left"],
        [String(step.agreed + step.faults.length), "right"], [result, "left short"]], 0);
    }));
    at("unchecked-list").replaceChildren(...outcome.unchecked.map((one) =>
      part("li", told(one.text, names.facts(one.facts)))));
  }

  function show(text, source) {
    let outcome;
    try {
      outcome = verifyResult(text, rules);
    } catch (error) {
      outcome = { problem: { text: "verify.stopped", facts: { what: error.message } } };
    }
    showVerdict(outcome);
    at("details").hidden = Boolean(outcome.problem);
    at("faults").hidden = true;
    at("source").textContent = told(source ? "verify.source_file" : "verify.source_page",
      { file: source, title: outcome.found ? outcome.found.study.title : "–" });
    at("again").hidden = !source;
    if (outcome.problem) return;
    const names = naming(outcome.found);
    showFaults(outcome, names);
    showList(outcome, names);
    showSteps(outcome, names);
  }

  async function load(file) {
    if (!file) return;
    if (file.size > LARGEST) {
      showVerdict({ problem: { text: "verify.too_large", facts: {} } });
      at("details").hidden = at("faults").hidden = true;
      return;
    }
    show(await file.text(), file.name);
  }

  const chooser = at("file");
  chooser.addEventListener("change", () => load(chooser.files[0]));
  // A file that was changed under the same name can be chosen again.
  chooser.addEventListener("click", () => { chooser.value = ""; });
  at("again").addEventListener("click", () => {
    chooser.value = "";
    show(carried, "");
  });
  for (const event of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(event, (one) => {
      one.preventDefault();
      at("drop").classList.toggle("over", event === "dragover");
      if (event === "drop") load(one.dataTransfer.files[0]);
    });
  }
  page.hidden = false;
  show(carried, "");
})();
