import { useMemo } from "react";
import type { ReviewForm } from "../../domain/reviewing/review-form";
import type { ReviewGap } from "../../domain/reviewing/review-gaps";
import type { Answers } from "../../ui/review/answers";
import { withAnswer } from "../../ui/review/review-places";
import { useWords } from "../../ui/words/Words";

/** What the parts of the page need of a form: its answers, a way to change them, and what is wrong with each. */
export function useAnswers(form: ReviewForm, gaps: readonly ReviewGap[], onChange: ((update: (form: ReviewForm) => ReviewForm) => void) | undefined): Answers {
  const say = useWords();
  return useMemo(() => {
    const problems = new Map(gaps.map((gap) => [gap.path, gap.problem]));
    return {
      form,
      isReadOnly: onChange === undefined,
      answer: (path, value) => onChange?.((now) => withAnswer(now, path, value)),
      problemAt: (path) => {
        const problem = problems.get(path);
        return problem === undefined ? undefined : say(`reviewGap.${problem}`);
      },
    };
  }, [form, gaps, onChange, say]);
}

/** Nothing is marked until the reader has tried to go on. */
export const NO_GAPS: readonly ReviewGap[] = [];
