/** `npm run emulator -- --port N --data DIR --empty`: the local kintone alone. */
import '../emulator/cli';
