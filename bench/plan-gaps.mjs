// How long the plan writer takes to say what a full plan still lacks. It asks at every key press, so that one answer must fit in a small part of a frame.
import { mkdirSync } from "node:fs";
import path from "node:path";
import webpack from "webpack";
import configurations from "../webpack.config.js";

const ROOT = path.join(import.meta.dirname, "..");
const FOLDER = path.join(ROOT, ".cache/bench");
const FRAME_MS = 16;
const BUDGET_MS = FRAME_MS / 10;
const ROUNDS = 20_000;

async function load(source) {
  const programs = configurations.find((one) => one.name === "programs");
  mkdirSync(FOLDER, { recursive: true });
  const compiler = webpack({ ...programs, cache: false, entry: { "plan-gaps": path.join(ROOT, source) }, output: { ...programs.output, path: FOLDER } });
  const stats = await new Promise((resolve, reject) => compiler.run((error, done) => (error ? reject(error) : resolve(done))));
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: "errors-only" }));
  return import(path.join(FOLDER, "plan-gaps.js"));
}

const line = { id: "l", what: "Reading group", how: "Paired reading", who: "Assistant", times: 3, period: "week", minutes: 20, setting: "", groupSize: 4, reviewOn: "2026-12-11" };
const target = {
  id: "t", area: "literacy", statement: "Reads 20 words", childWording: "I read 20 words", baseline: "8 words", successCriterion: "18 of 20 twice", exitCriterion: "Holds for a term",
  happened: "", setBy: "child-and-staff", dueOn: "2026-12-18", provision: [line, line, line],
};
const plan = {
  planId: "p", startsOn: "2026-09-07", reviewOn: "2026-12-18", longTermObjective: "", strategies: "", agreedWith: "Parents and child", extraTargetsReason: "", targets: [target, target, target, target],
};

const { findPlanGaps } = await load("src/domain/plan-gaps.ts");
for (let round = 0; round < ROUNDS / 10; round += 1) findPlanGaps(plan);
const startedAt = performance.now();
for (let round = 0; round < ROUNDS; round += 1) findPlanGaps(plan);
const milliseconds = (performance.now() - startedAt) / ROUNDS;

console.log(`A plan of ${plan.targets.length} targets is looked through in ${(milliseconds * 1000).toFixed(1)} µs.`);
console.log(JSON.stringify({ bench: "plan-gaps", microseconds: Number((milliseconds * 1000).toFixed(2)), budgetMicroseconds: BUDGET_MS * 1000, fits: milliseconds < BUDGET_MS, gaps: findPlanGaps(plan).length }));
