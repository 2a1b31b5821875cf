import type { NeedType } from "../../../domain/child";

/** What a plan says about a kind of need: the long aim that targets serve, and what every teacher does in every lesson. */
export interface NeedWording {
  readonly longTermObjective: string;
  readonly strategies: string;
}

/** Wordings for each kind of need, for the example plans. */
export const NEED_WORDINGS: Readonly<Record<NeedType, NeedWording>> = {
  SPLD: {
    longTermObjective: "Read and write well enough to show in every subject what is understood when it is talked about.",
    strategies: "Cream paper, 14 point, short lines. Read questions aloud. Key words on the table before the lesson. Mark content first and at most three spellings.",
  },
  MLD: {
    longTermObjective: "Work through ordinary class tasks with the group and remember the main points a week later.",
    strategies: "One instruction at a time, then show one finished example. Real objects before pictures, pictures before symbols. Begin each lesson with what was learnt last time.",
  },
  SLD: {
    longTermObjective: "Take part in class routines and make own wants known to familiar and less familiar people.",
    strategies: "Objects of reference for each change. Ten seconds of waiting after each question. Same words, same sign, same place, by every adult.",
  },
  PMLD: {
    longTermObjective: "Respond, choose and enjoy company through the day, with comfort and good positioning.",
    strategies: "Say the name, touch the arm, wait. Change of position every 40 minutes by the moving plan. Every adult writes what was noticed in the yellow book.",
  },
  SEMH: {
    longTermObjective: "Feel safe enough in school to learn, to make mistakes and to be with friends.",
    strategies: "Greet at the door. Seat with a clear way out. Praise quietly and exactly. Offer two choices, give time, and never argue the point in front of others.",
  },
  SLCN: {
    longTermObjective: "Understand lesson talk and be understood by children and adults who do not know the child well.",
    strategies: "Say the name first. Short sentences with a picture or gesture. Count to ten before helping. Repeat what was said correctly instead of correcting it.",
  },
  HI: {
    longTermObjective: "Follow what is said in every part of the school day and say when it was not heard.",
    strategies: "Radio microphone on before speaking. Face the light, not the board. Repeat what other children say. Captions on every film. Seat in the second row, better ear to the class.",
  },
  VI: {
    longTermObjective: "Reach the same information as everybody else at the same time, and move around school with confidence.",
    strategies: "24 point, black on yellow, sent the day before. Read aloud what is written on the board. Say who is speaking. Chairs pushed in, bags under tables.",
  },
  MSI: {
    longTermObjective: "Know what is happening now and next through touch, remaining sight and remaining hearing, and act on it.",
    strategies: "Same greeting and touch cue from every adult. Hand under hand, never over. One sense at a time. Quiet corner of the room with even light.",
  },
  PD: {
    longTermObjective: "Take part in all lessons and manage own body, equipment and tiredness as independently as possible.",
    strategies: "Sloping board and foot block ready. Laptop for anything longer than five lines. Leave two minutes early for the next room. Ask before helping.",
  },
  ASD: {
    longTermObjective: "Manage the school day with little anxiety and enjoy working and playing with others.",
    strategies: "Timetable in pictures on the table. Say what will change and what stays the same. Literal words. Exit card accepted at once. Quiet place agreed in each room.",
  },
  DS: {
    longTermObjective: "Learn through seeing and doing beside classmates, and be a full member of the class.",
    strategies: "Show as well as tell. Whole words before letter sounds. Short tasks with a clear end. Sign key words. Give the same jobs as everybody else.",
  },
  OTH: {
    longTermObjective: "Keep up with learning through a condition that changes from day to day.",
    strategies: "Ask at registration how today is, on a scale of three. Rest without asking. Missed work comes as a short list, most important first.",
  },
  NSA: {
    longTermObjective: "Make steady progress in the basics while the school finds out what gets in the way.",
    strategies: "Check understanding by asking for it back in own words. Worked example on the table. Note when it goes well and pass it to the SENCO on Fridays.",
  },
};
