import { addDays } from "../../../src/domain/local-date";
import { day } from "../../support/day";

const today = day(new Date().toISOString().slice(0, 10));

/** Days of the plan that the tests write, counted from the real day: the programs run on the real day too. */
export const PLAN_DAYS = { starts: today, review: addDays(today, 90), due: addDays(today, 84), help: addDays(today, 42) } as const;

/** Three targets under the labels of the plan writer, each with one line of help: all nine contents. */
export const THREE_TARGETS = [
  {
    Target: "Asks an adult for help with a spoken sentence in 4 of 5 lessons",
    "In the child's words": "I can ask for help with my voice",
    "Where the child is now": "Asks in 1 of 5 lessons",
    "By when": PLAN_DAYS.due,
    "How we will know it worked": "Tally by the class teacher: 4 of 5 lessons, two weeks running",
    "How we will know the help is no longer needed": "Asks without the cue card for half a term",
    "What has happened so far": "Cue card made with Wangchuk on Monday",
    help: { "What help": "Cue card and rehearsal", "How it is given": "Rehearse the sentence before the lesson", "Who gives it": "Grace Lindqvist", Times: "5", Minutes: "5", "Review this help on": PLAN_DAYS.help },
  },
  {
    Target: "Reads 30 of the first 45 common words at sight",
    "In the child's words": "I can read 30 words without sounding them out",
    "Where the child is now": "Reads 12 of 45",
    "By when": PLAN_DAYS.due,
    "How we will know it worked": "Reads 30 of 45 on two Fridays",
    "How we will know the help is no longer needed": "Keeps 30 words for a month without sessions",
    "What has happened so far": "Baseline taken in week 1",
    help: { "What help": "Precision teaching", "How it is given": "Five words at a time, one-minute probes", "Who gives it": "Amina Yusuf", Times: "3", Minutes: "10", "Review this help on": PLAN_DAYS.help },
  },
  {
    Target: "Joins a playground game for 10 minutes on 3 days a week",
    "In the child's words": "I can play a game with friends",
    "Where the child is now": "Plays alone on most days",
    "By when": PLAN_DAYS.due,
    "How we will know it worked": "Midday staff's chart shows 3 days a week for 3 weeks",
    "How we will know the help is no longer needed": "Starts a game himself without an adult",
    "What has happened so far": "Chose two play partners",
    help: { "What help": "Play partners", "How it is given": "An adult starts the game, then steps back", "Who gives it": "Midday staff", Times: "3", Minutes: "15", "Review this help on": PLAN_DAYS.help },
  },
] as const;
