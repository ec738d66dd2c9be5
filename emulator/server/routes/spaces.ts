/** Spaces, their members and threads, guests, and moving an app from one space to another. */
import { addGuests, deleteGuests } from '../../spaces/guests';
import { getMembers, updateGuests, updateMembers } from '../../spaces/members';
import { moveApp } from '../../spaces/move-app';
import {
  addSpace,
  addSpaceFromTemplate,
  deleteSpace,
  updateBody,
  updateSpace,
} from '../../spaces/settings';
import { getSpace, getStatistics } from '../../spaces/show';
import { addThread, addThreadComment, updateThread } from '../../spaces/threads';
import type { Route } from '../route';

export const spaceRoutes: Route[] = [
  { method: 'GET', path: 'space.json', handle: getSpace },
  { method: 'POST', path: 'space.json', handle: addSpace },
  { method: 'PUT', path: 'space.json', handle: updateSpace },
  { method: 'DELETE', path: 'space.json', handle: deleteSpace },
  { method: 'POST', path: 'template/space.json', handle: addSpaceFromTemplate },
  { method: 'PUT', path: 'space/body.json', handle: updateBody },
  { method: 'GET', path: 'space/members.json', handle: getMembers },
  { method: 'PUT', path: 'space/members.json', handle: updateMembers },
  { method: 'PUT', path: 'space/guests.json', handle: updateGuests },
  { method: 'POST', path: 'space/thread.json', handle: addThread },
  { method: 'PUT', path: 'space/thread.json', handle: updateThread },
  { method: 'POST', path: 'space/thread/comment.json', handle: addThreadComment },
  { method: 'GET', path: 'spaces/statistics.json', handle: getStatistics },
  { method: 'POST', path: 'guests.json', handle: addGuests },
  { method: 'DELETE', path: 'guests.json', handle: deleteGuests },
  { method: 'POST', path: 'app/move.json', handle: moveApp },
];
