import { Combobox, Option, makeStyles } from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import type { ChatService } from "./chat-service";
import type { ChatPerson } from "./chat-shapes";

/** How long somebody may pause in a name before it is looked for. */
const TYPING_PAUSE_MS = 200;

const useStyles = makeStyles({ box: { minWidth: 0, width: "100%" } });

interface PersonBoxProps {
  readonly service: ChatService;
  /** The person who chooses, who is not offered. */
  readonly ownId: string;
  /** Called with nobody when the name is being changed. */
  readonly onChoose: (person: ChatPerson | undefined) => void;
  /** What a field gives to its box: ids by which the label is found. */
  readonly id?: string;
  readonly "aria-labelledby"?: string;
}

/** A box that finds people by what is typed of their name. */
export function PersonBox({ service, ownId, onChoose, ...field }: PersonBoxProps): ReactElement {
  const styles = useStyles();
  const [search, setSearch] = useState("");
  const [chosenId, setChosenId] = useState<string>();
  const [isListOpen, setIsListOpen] = useState(false);
  const people = useFoundPeople(service, search).filter(({ id }) => id !== ownId);
  function choose(person: ChatPerson | undefined, written: string): void {
    setSearch(written);
    setChosenId(person?.id);
    onChoose(person);
  }
  return (
    <Combobox
      {...field}
      className={styles.box}
      freeform
      placeholder="Type a name"
      open={isListOpen}
      onOpenChange={(_, { open }) => setIsListOpen(open)}
      value={search}
      selectedOptions={chosenId === undefined ? [] : [chosenId]}
      onChange={({ target }) => {
        choose(undefined, target.value);
        setIsListOpen(true);
      }}
      onOptionSelect={(_, { optionValue, optionText }) => choose(people.find(({ id }) => id === optionValue), optionText ?? "")}
    >
      {people.map(({ id, name }) => (
        <Option key={id} value={id} text={name}>
          {name}
        </Option>
      ))}
      {people.length === 0 && (
        <Option key="nobody" disabled value="" text="">
          {search.trim() === "" ? "Type a name" : "Nobody has that name"}
        </Option>
      )}
    </Combobox>
  );
}

/** Looks for people by what was typed so far; an answer that comes too late is dropped. */
function useFoundPeople(service: ChatService, search: string): readonly ChatPerson[] {
  const [people, setPeople] = useState<readonly ChatPerson[]>([]);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      service.findPeople(search.trim()).then(
        (found) => isWanted && setPeople(found),
        () => isWanted && setPeople([]),
      );
    }, TYPING_PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [service, search]);
  return people;
}
