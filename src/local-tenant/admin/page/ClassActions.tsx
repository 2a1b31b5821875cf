import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { RenameRegular } from "@fluentui/react-icons/svg/rename";
import { type ReactElement, useState } from "react";
import { DeleteClassDialog, NewClassDialog, RenameClassDialog } from "./ClassDialog";
import { type School, type SchoolClass, deleteClass, keepClass, renameClass } from "./admin-client";
import type { Notices } from "./use-notice";

interface ClassActionsProps {
  readonly schools: readonly School[];
  /** The class that is open; absent when there is none. */
  readonly chosen: SchoolClass | undefined;
  readonly notices: Notices;
  readonly onChange: () => void;
  /** Opens a class that was just made. */
  readonly onMade: (classId: string) => void;
}

/** Makes, renames and deletes classes; each can be taken back. */
export function ClassActions({ schools, chosen, notices, onChange, onMade }: ClassActionsProps): ReactElement {
  const [asking, setAsking] = useState<"new" | "rename" | "delete">();
  const close = (): void => setAsking(undefined);
  function create(made: SchoolClass): void {
    close();
    notices.carryOut(() => keepClass(made).then(onChange).then(() => onMade(made.id)), `${made.displayName} has been made.`, () => remove(made));
  }
  function rename(one: SchoolClass, name: string): void {
    close();
    notices.carryOut(() => renameClass(one.id, name).then(onChange), `${one.displayName} is now called ${name}.`, () => rename({ ...one, displayName: name }, one.displayName));
  }
  function remove(one: SchoolClass): void {
    close();
    notices.carryOut(() => deleteClass(one.id).then(onChange), `${one.displayName} has been deleted.`, () => create(one));
  }
  return (
    <>
      <Button icon={<AddRegular />} onClick={() => setAsking("new")}>
        New class
      </Button>
      {chosen !== undefined && (
        <>
          <Button icon={<RenameRegular />} onClick={() => setAsking("rename")}>
            Rename
          </Button>
          <Button icon={<DeleteRegular />} onClick={() => setAsking("delete")}>
            Delete
          </Button>
        </>
      )}
      {asking === "new" && <NewClassDialog schools={schools} schoolId={chosen?.schoolId ?? schools[0]?.id ?? ""} onCreate={create} onClose={close} />}
      {asking === "rename" && chosen !== undefined && <RenameClassDialog name={chosen.displayName} onRename={(name) => rename(chosen, name)} onClose={close} />}
      {asking === "delete" && chosen !== undefined && <DeleteClassDialog schoolClass={chosen} onDelete={() => remove(chosen)} onClose={close} />}
    </>
  );
}
