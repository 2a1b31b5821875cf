import { MEETING_ANSWER_OPERATIONS } from "./calendar/answer-operations";
import { EVENT_OPERATIONS } from "./calendar/event-operations";
import { SCHEDULE_OPERATIONS } from "./calendar/get-schedule";
import { ONLINE_MEETING_OPERATIONS } from "./calendar/online-meeting-operations";
import { CHANNEL_MESSAGE_OPERATIONS } from "./directory/channel-message-operations";
import { CHANNEL_OPERATIONS } from "./directory/channel-operations";
import { EDUCATION_OPERATIONS } from "./directory/education-operations";
import { EDUCATION_WRITE_OPERATIONS } from "./directory/education-writes";
import { GROUP_OPERATIONS } from "./directory/group-operations";
import { MEMBER_OPERATIONS } from "./directory/member-operations";
import { TEAM_MEMBER_OPERATIONS } from "./directory/team-member-operations";
import { TEAM_OPERATIONS } from "./directory/team-operations";
import { USER_OPERATIONS } from "./directory/user-operations";
import { COPY_OPERATIONS } from "./drives/copy-item";
import { DRIVE_DELTA_OPERATIONS } from "./drives/drive-delta";
import { DRIVE_ITEM_READ_OPERATIONS } from "./drives/drive-item-reads";
import { DRIVE_LINK_OPERATIONS } from "./drives/drive-links";
import { DRIVE_PERMISSION_OPERATIONS } from "./drives/drive-permissions";
import { DRIVE_READ_OPERATIONS } from "./drives/drive-reads";
import { DRIVE_SEARCH_OPERATIONS } from "./drives/drive-search";
import { DRIVE_VERSION_OPERATIONS } from "./drives/drive-versions";
import { DRIVE_WRITE_OPERATIONS } from "./drives/drive-writes";
import { INVITE_OPERATIONS } from "./drives/invite";
import { PUT_CONTENT_OPERATIONS } from "./drives/put-content";
import { SHARE_OPERATIONS } from "./drives/shares";
import { UPLOAD_SESSION_OPERATIONS } from "./drives/upload-session";
import { COLUMN_OPERATIONS } from "./lists/column-operations";
import { CONTENT_TYPE_OPERATIONS } from "./lists/content-type-operations";
import { DRIVE_LIST_OPERATIONS } from "./lists/drive-list-operations";
import { ITEM_CHANGE_OPERATIONS } from "./lists/item-changes";
import { ITEM_OPERATIONS } from "./lists/item-operations";
import { LIST_PERMISSION_OPERATIONS } from "./lists/item-permissions";
import { ITEM_SHARING_OPERATIONS } from "./lists/item-sharing";
import { ITEM_VERSION_OPERATIONS } from "./lists/item-versions";
import { ITEM_DELTA_OPERATIONS } from "./lists/items-delta";
import { LIST_OPERATIONS } from "./lists/list-operations";
import type { GraphOperation } from "./operation";
import { SITE_COLLECTION_OPERATIONS } from "./sites/site-collection";
import { SITE_DELTA_OPERATIONS } from "./sites/site-delta";
import { SITE_OPERATIONS } from "./sites/site-operations";
import { SITE_PERMISSION_OPERATIONS } from "./sites/site-permissions";
import { SUBSCRIPTION_OPERATIONS } from "./subscriptions/subscription-operations";
import { APP_CATALOGUE_OPERATIONS } from "./teamwork/app-catalogue-operations";
import { APP_PUBLISHING_OPERATIONS } from "./teamwork/app-publishing";
import { CHAT_MEMBER_OPERATIONS } from "./teamwork/chat-member-operations";
import { CHAT_MESSAGE_OPERATIONS } from "./teamwork/chat-message-operations";
import { CHAT_MESSAGE_WRITES } from "./teamwork/chat-message-writes";
import { CHAT_OPERATIONS } from "./teamwork/chat-operations";
import { INSTALLED_APP_OPERATIONS } from "./teamwork/installed-app-operations";
import { NOTIFICATION_OPERATIONS } from "./teamwork/notification-operations";

/** Every Graph operation that the local tenant supports; the first that fits an address answers it. */
export const GRAPH_OPERATIONS: readonly GraphOperation[] = [
  ...USER_OPERATIONS,
  ...GROUP_OPERATIONS,
  ...MEMBER_OPERATIONS,
  ...TEAM_OPERATIONS,
  ...TEAM_MEMBER_OPERATIONS,
  ...CHANNEL_OPERATIONS,
  ...CHANNEL_MESSAGE_OPERATIONS,
  ...EDUCATION_OPERATIONS,
  ...EDUCATION_WRITE_OPERATIONS,
  ...SITE_COLLECTION_OPERATIONS,
  ...SITE_DELTA_OPERATIONS,
  ...SITE_OPERATIONS,
  ...SITE_PERMISSION_OPERATIONS,
  ...LIST_OPERATIONS,
  ...COLUMN_OPERATIONS,
  ...CONTENT_TYPE_OPERATIONS,
  ...ITEM_DELTA_OPERATIONS,
  ...ITEM_OPERATIONS,
  ...ITEM_CHANGE_OPERATIONS,
  ...ITEM_VERSION_OPERATIONS,
  ...ITEM_SHARING_OPERATIONS,
  ...LIST_PERMISSION_OPERATIONS,
  ...DRIVE_LIST_OPERATIONS,
  ...DRIVE_READ_OPERATIONS,
  ...DRIVE_DELTA_OPERATIONS,
  ...DRIVE_SEARCH_OPERATIONS,
  ...DRIVE_ITEM_READ_OPERATIONS,
  ...PUT_CONTENT_OPERATIONS,
  ...UPLOAD_SESSION_OPERATIONS,
  ...COPY_OPERATIONS,
  ...DRIVE_WRITE_OPERATIONS,
  ...INVITE_OPERATIONS,
  ...DRIVE_LINK_OPERATIONS,
  ...DRIVE_PERMISSION_OPERATIONS,
  ...DRIVE_VERSION_OPERATIONS,
  ...SHARE_OPERATIONS,
  ...INSTALLED_APP_OPERATIONS,
  ...NOTIFICATION_OPERATIONS,
  ...APP_CATALOGUE_OPERATIONS,
  ...APP_PUBLISHING_OPERATIONS,
  ...CHAT_OPERATIONS,
  ...CHAT_MEMBER_OPERATIONS,
  ...CHAT_MESSAGE_OPERATIONS,
  ...CHAT_MESSAGE_WRITES,
  ...SUBSCRIPTION_OPERATIONS,
  ...EVENT_OPERATIONS,
  ...MEETING_ANSWER_OPERATIONS,
  ...SCHEDULE_OPERATIONS,
  ...ONLINE_MEETING_OPERATIONS,
];
