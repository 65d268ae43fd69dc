// Takes the pictures of MLflow's pages that the guide shows.
//   npm install && node take.mjs http://127.0.0.1:5000 STUDY OUTPUT_FOLDER
// Needs a Chromium: the one that CHROMIUM names, else /usr/bin/chromium.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base, study, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node take.mjs URL STUDY OUTPUT_FOLDER');
  process.exit(2);
}

const api = async (path, body) => {
  const answer = await fetch(`${base}/api/2.0/mlflow/${path}`, body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
};

/** The study's experiment, its summary run and the best of its trials. */
const find = async () => {
  const { experiment } = await api(`experiments/get-by-name?experiment_name=${encodeURIComponent(study)}`);
  const id = experiment.experiment_id;
  const tags = Object.fromEntries((experiment.tags ?? []).map(({ key, value }) => [key, value]));
  const [direction, metric] = (tags['hourglass.objective'] ?? 'minimize ').split(' ');
  const search = (filter, order_by) =>
    api('runs/search', { experiment_ids: [id], filter, max_results: 1, order_by }).then(({ runs }) => runs[0].info.run_id);
  const parent = await search(`tags."hourglass.run" = '${study}'`, []);
  const order = metric ? `metrics.\`${metric}\`` : 'attributes.start_time';
  const children = `tags.\`mlflow.parentRunId\` = '${parent}'`;
  const asc = direction === 'minimize';
  const best = await search(children, [`${order} ${asc ? 'ASC' : 'DESC'}`]);
  const list = `#/experiments/${id}/runs?workflowType=machine_learning&searchFilter=${encodeURIComponent(children)}`
    + `&orderByKey=${encodeURIComponent(order)}&orderByAsc=${asc}`;
  const run = `#/experiments/${id}/runs/${best}`;
  return { list, run };
};

const places = await find();
const shots = [
  { name: 'mlflow-runs', page: places.list },
  { name: 'mlflow-charts', page: `${places.list}&compareRunsMode=CHART` },
  { name: 'mlflow-run', page: `${places.run}?workflowType=machine_learning`, click: 'Show more' },
  { name: 'mlflow-run-metrics', page: `${places.run}/model-metrics?workflowType=machine_learning`, end: true },
];

mkdirSync(out, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'hourglass-screenshots-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  viewport: { width: 1600, height: 1000 },
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});
try {
  const page = context.pages()[0] ?? (await context.newPage());
  // The assistant's panel would cover a third of the page at the first visit.
  await page.addInitScript(() => localStorage.setItem('mlflow.workflowType_v1', '"machine_learning"'));
  for (const { name, page: path, ready = /^\d{4} /, end, click } of shots) {
    await page.goto('about:blank');
    await page.goto(`${base}/${path}`, { waitUntil: 'load', timeout: 120_000 });
    await page.getByText(ready).first().waitFor({ timeout: 120_000 }); // the pages poll, so the network is never idle
    const close = page.locator('[aria-label="Close"], [aria-label="Close assistant"], [aria-label="Close panel"]');
    if (await close.first().isVisible().catch(() => false)) {
      await close.first().click();
    }
    const unfold = page.getByText(click ?? '', { exact: true }).first();
    if (click && (await unfold.waitFor({ timeout: 10_000 }).then(() => true, () => false))) {
      await unfold.click();
    }
    if (end) {
      await page.mouse.move(1380, 250);
      for (let i = 0; i < 12; i++) {
        await page.mouse.wheel(0, 1500); // what is out of sight is not drawn yet, so one jump would fall short
        await page.waitForTimeout(500);
      }
    }
    await page.waitForTimeout(4000);
    await page.screenshot({ path: join(out, `${name}.png`) });
    console.log(join(out, `${name}.png`));
  }
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
