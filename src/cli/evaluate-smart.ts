import { readFileSync } from "node:fs";
import { writeSmartReport } from "./evaluation/smart-report";

const lines = (file: string): unknown[] => readFileSync(`evaluation/${file}`, "utf8").split("\n").filter((line) => line !== "").map((line): unknown => JSON.parse(line));

console.log(writeSmartReport({ targets: lines("published-targets.jsonl"), key: lines("smart-key.jsonl"), childWordings: lines("child-wordings.jsonl") }));
