"use strict";
// Makes the joint list again under other powers: scores are sums over the parties, as in the run.
(() => {
  const panel = document.getElementById("what-if");
  const data = JSON.parse(document.getElementById("what-if-data").textContent);
  const { parties, items, added, utilities, ranks, texts } = data;
  const sliders = [...panel.querySelectorAll("input[type=range]")];
  const shares = [...panel.querySelectorAll("output")];
  const body = panel.querySelector("#what-if-list tbody");
  const ledger = panel.querySelector("#what-if-parties tbody");
  const today = parties.map((one) => one.power);

  const rounded = (score) => Number(score.toFixed(12));
  const shown = (number, digits) => number.toFixed(digits).replace(/\.?0+$/, "");
  const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

  function placesUnder(powers) {
    const total = powers.reduce((sum, one) => sum + one, 0);
    const scores = items.map((_, item) =>
      rounded(parties.reduce((sum, _party, p) => sum + powers[p] * added[p][item], 0) / total));
    // Equals share the mean of their places.
    return scores.map((score) =>
      1 + scores.filter((one) => one > score).length +
      (scores.filter((one) => one === score).length - 1) / 2);
  }

  function concessions(places) {
    const steps = Math.max(items.length - 1, 1);
    return parties.map((_, p) => items.reduce((sum, _item, i) =>
      sum + utilities[p][i] * Math.max(0, places[i] - ranks[p][i]) / steps, 0));
  }

  const now = placesUnder(today);
  // Where figures are rounded for a notice, sums of them may not give the list of the run.
  if (now.some((place, item) => place !== items[item].rank)) {
    panel.querySelector("#what-if-rounded").hidden = false;
    panel.hidden = false;
    return;
  }
  const given = concessions(now);

  function cell(row, text, head, right) {
    const one = document.createElement(head ? "th" : "td");
    if (head) one.scope = "row";
    one.className = right ? "right" : "left";
    one.textContent = text;
    row.append(one);
  }

  function moved(before, after) {
    if (after === before) return texts.same;
    const places = shown(Math.abs(before - after), 1);
    return filled(after < before ? texts.rose : texts.fell, { places });
  }

  function show(powers) {
    const total = powers.reduce((sum, one) => sum + one, 0);
    if (!(total > 0)) return;
    powers.forEach((power, p) => {
      shares[p].textContent = filled(texts.share, { share: shown(100 * power / total, 1) });
      sliders[p].setAttribute("aria-valuetext", shares[p].textContent);
    });
    const places = placesUnder(powers);
    const order = items.map((_, item) => item)
      .sort((one, other) => places[one] - places[other] || one - other);
    body.replaceChildren(...order.map((item) => {
      const row = document.createElement("tr");
      cell(row, shown(places[item], 1), false, true);
      cell(row, items[item].name, true, false);
      cell(row, shown(items[item].rank, 1), false, true);
      cell(row, moved(items[item].rank, places[item]), false, false);
      ranks.forEach((own) => cell(row, shown(own[item], 1), false, true));
      if (places[item] !== items[item].rank) row.className = "moved";
      return row;
    }));
    ledger.replaceChildren(...concessions(places).map((conceded, p) => {
      const row = document.createElement("tr");
      const change = rounded(conceded - given[p]);
      cell(row, parties[p].name, true, false);
      cell(row, given[p].toFixed(3), false, true);
      cell(row, conceded.toFixed(3), false, true);
      const word = Math.abs(change) < 5e-4 ? texts.as_now : change > 0 ? texts.more : texts.less;
      cell(row, filled(word, { change: Math.abs(change).toFixed(3) }), false, false);
      return row;
    }));
  }

  function set(powers) {
    const total = powers.reduce((sum, one) => sum + one, 0);
    powers.forEach((power, p) => { sliders[p].value = 100 * power / total; });
    show(powers);
  }

  sliders.forEach((one) => one.addEventListener("input", () =>
    show(sliders.map((slider) => Number(slider.value)))));
  panel.querySelector("#what-if-reset").addEventListener("click", () => set(today));
  panel.querySelector("#what-if-equal").addEventListener("click", () => set(today.map(() => 1)));

  // A link may carry powers, so that others can be shown the same: report.html#what-if=30,20,50
  function fromLink() {
    const told = /^#what-if=([\d.,]+)$/.exec(window.location.hash);
    const powers = told ? told[1].split(",").map(Number) : [];
    const usable = powers.length === parties.length && powers.every((one) => one >= 0) &&
      powers.some((one) => one > 0);
    set(usable ? powers : today);
    if (usable) panel.scrollIntoView();
  }
  window.addEventListener("hashchange", fromLink);
  panel.querySelector("#what-if-panel").hidden = false;
  panel.hidden = false;
  fromLink();
})();
