import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { ClassesTab } from "../../../src/local-tenant/admin/page/ClassesTab";
import { PeopleTab } from "../../../src/local-tenant/admin/page/PeopleTab";
import { type Person, type SchoolClass, readDirectory } from "../../../src/local-tenant/admin/page/admin-client";
import { useLoaded } from "../../../src/local-tenant/pages/use-loaded";

// A dialog goes before the page behind it can be reached again; on a busy machine that takes more than a second.
configure({ asyncUtilTimeout: 8_000 });

const SCHOOL = { id: "oakfield", displayName: "Oakfield" };
const OAK: SchoolClass = { id: "oak", displayName: "Oak", schoolId: SCHOOL.id, grade: "5", hiddenMembership: true, teacherIds: ["tom"], pupilIds: ["maya"] };

function person(id: string, displayName: string, primaryRole: Person["primaryRole"]): Person {
  return { id, displayName, userPrincipalName: `${id}@oakfield.example`, primaryRole, jobTitle: null, schoolIds: [SCHOOL.id], classIds: [] };
}

/** The tabs with a directory that is read anew after each change, as the administration page does. */
function Tabs({ tab: Tab }: { readonly tab: typeof ClassesTab | typeof PeopleTab }): ReactElement {
  const [directory, reread] = useLoaded(readDirectory);
  return <FluentProvider theme={webLightTheme}>{directory.state === "ready" && <Tab directory={directory.value} onChange={reread} />}</FluentProvider>;
}

describe("the editor of rosters", () => {
  const realFetch = globalThis.fetch;
  let classes: Map<string, SchoolClass>;
  let people: Map<string, Person>;
  let refused: string | undefined;

  beforeEach(() => {
    classes = new Map([[OAK.id, OAK]]);
    people = new Map([person("maya", "Maya Sandhu", "student"), person("tom", "Tom Becker", "teacher"), person("amina", "Amina Yusuf", "teacher")].map((one) => [one.id, one]));
    refused = undefined;
    globalThis.fetch = async (address, init) => {
      const [kind = "", id = "", role, personId = ""] = String(address).slice("/admin/api/".length).split("/");
      const method = init?.method ?? "GET";
      if (method !== "GET" && refused !== undefined) return { ok: false, status: 409, json: async () => ({ error: refused }) } as Response;
      if (method === "GET") return reply({ value: kind === "schools" ? [SCHOOL] : [...(kind === "people" ? people : classes).values()] });
      const body = JSON.parse(String(init?.body)) as object;
      const one = classes.get(id) ?? OAK;
      if (role === "teachers") classes.set(id, { ...one, teacherIds: method === "PUT" ? [...one.teacherIds, personId] : one.teacherIds.filter((other) => other !== personId) });
      else if (method === "DELETE") (kind === "people" ? people : classes).delete(id);
      else if (kind === "people") people.set(id, { classIds: [], ...body, id } as unknown as Person);
      else classes.set(id, { ...body, id } as SchoolClass);
      return role === undefined && method === "PUT" ? reply(kind === "people" ? people.get(id) : classes.get(id)) : ({ ok: true, status: 204 } as Response);
    };
  });
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  function reply(body: unknown): Response {
    return { ok: true, status: 200, json: async () => JSON.parse(JSON.stringify(body)) as unknown } as Response;
  }

  it("makes a class, opens it, and takes it back", async () => {
    render(<Tabs tab={ClassesTab} />);
    await userEvent.click(await screen.findByRole("button", { name: "New class" }));
    const dialog = within(await screen.findByRole("dialog", { name: "New class" }));
    expect((dialog.getByRole("button", { name: "Create" }) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(dialog.getByRole("textbox", { name: /^Name/ }), " Elm {Enter}");
    expect(await screen.findByText("Elm has been made.")).toBeTruthy();
    await waitFor(() => expect(screen.getByRole("combobox", { name: "Class" }).textContent).toContain("Elm"));
    expect([...classes.values()].find(({ displayName }) => displayName === "Elm")).toMatchObject({ schoolId: SCHOOL.id, grade: "", teacherIds: [], pupilIds: [] });
    expect(await screen.findByRole("heading", { name: "Teachers (0)" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Elm has been deleted.")).toBeTruthy();
    expect([...classes.keys()]).toEqual([OAK.id]);
  });

  it("renames a class and keeps who joined it meanwhile", async () => {
    render(<Tabs tab={ClassesTab} />);
    await userEvent.click(await screen.findByRole("button", { name: "Rename" }));
    classes.set(OAK.id, { ...OAK, teacherIds: ["tom", "amina"] });
    const name = await screen.findByRole("textbox", { name: /^Name/ });
    await userEvent.clear(name);
    await userEvent.type(name, "Beech{Enter}");
    expect(await screen.findByText("Oak is now called Beech.")).toBeTruthy();
    expect(classes.get(OAK.id)).toEqual({ ...OAK, displayName: "Beech", teacherIds: ["tom", "amina"] });
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Beech is now called Oak.")).toBeTruthy();
  });

  it("asks before a class is deleted, and gives it back with everybody who was in it", async () => {
    render(<Tabs tab={ClassesTab} />);
    await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Delete Oak?" }));
    expect(dialog.getByText(/^1 teacher and 1 pupil leave it/)).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
    expect(classes.size).toBe(1);
    await userEvent.click(screen.getByRole("button", { name: "Delete" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));
    expect(await screen.findByRole("heading", { name: "There are no classes" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("button", { name: "Remove Maya Sandhu" })).toBeTruthy();
    expect(classes.get(OAK.id)).toEqual(OAK);
  });

  it("lets a teacher join and leave", async () => {
    render(<Tabs tab={ClassesTab} />);
    await userEvent.type(await screen.findByRole("combobox", { name: "Add a teacher" }), "Ami");
    await userEvent.click(await screen.findByRole("option", { name: "Amina Yusuf" }));
    await userEvent.click(await screen.findByRole("button", { name: "Remove Amina Yusuf" }));
    expect(await screen.findByText("Amina Yusuf has left Oak.")).toBeTruthy();
    expect(classes.get(OAK.id)?.teacherIds).toEqual(["tom"]);
  });

  it("enters a person under a sign-in name that nobody has", async () => {
    render(<Tabs tab={PeopleTab} />);
    await userEvent.click(await screen.findByRole("button", { name: "New person" }));
    const dialog = within(await screen.findByRole("dialog", { name: "New person" }));
    await userEvent.type(dialog.getByRole("textbox", { name: "First name" }), "Nia");
    const signInName = dialog.getByRole("textbox", { name: /^Sign-in name/ });
    await userEvent.type(signInName, "Tom@oakfield.example");
    expect(dialog.getByText("This sign-in name belongs to somebody else.")).toBeTruthy();
    expect((dialog.getByRole("button", { name: "Create" }) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.clear(signInName);
    await userEvent.type(signInName, "nia@oakfield.example{Enter}");
    expect(await screen.findByText("Nia has been entered.")).toBeTruthy();
    expect(await screen.findByRole("rowheader", { name: "Nia" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Nia has been removed.")).toBeTruthy();
    expect(people.size).toBe(3);
  });

  it("says in the tenant's words why something was refused", async () => {
    render(<Tabs tab={ClassesTab} />);
    refused = "No class has this id.";
    await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));
    expect(await screen.findByText("No class has this id.")).toBeTruthy();
    expect(classes.has(OAK.id)).toBe(true);
  });
});
