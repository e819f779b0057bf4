import anchor from 'lucide-static/icons/anchor.svg?raw';
import arrowDown from 'lucide-static/icons/arrow-down.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw';
import bot from 'lucide-static/icons/bot.svg?raw';
import boxes from 'lucide-static/icons/boxes.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import circleDashed from 'lucide-static/icons/circle-dashed.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import crown from 'lucide-static/icons/crown.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import ear from 'lucide-static/icons/ear.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import eyeOff from 'lucide-static/icons/eye-off.svg?raw';
import fileUp from 'lucide-static/icons/file-up.svg?raw';
import footprints from 'lucide-static/icons/footprints.svg?raw';
import gavel from 'lucide-static/icons/gavel.svg?raw';
import forklift from 'lucide-static/icons/forklift.svg?raw';
import graduationCap from 'lucide-static/icons/graduation-cap.svg?raw';
import handshake from 'lucide-static/icons/handshake.svg?raw';
import heart from 'lucide-static/icons/heart.svg?raw';
import hourglass from 'lucide-static/icons/hourglass.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import megaphone from 'lucide-static/icons/megaphone.svg?raw';
import message from 'lucide-static/icons/message-circle.svg?raw';
import chartLine from 'lucide-static/icons/chart-line.svg?raw';
import equalNot from 'lucide-static/icons/equal-not.svg?raw';
import help from 'lucide-static/icons/circle-question-mark.svg?raw';
import link from 'lucide-static/icons/link.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import mapSheet from 'lucide-static/icons/map.svg?raw';
import maximize from 'lucide-static/icons/maximize-2.svg?raw';
import minimize from 'lucide-static/icons/minimize-2.svg?raw';
import stepBack from 'lucide-static/icons/step-back.svg?raw';
import stepForward from 'lucide-static/icons/step-forward.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import skipBack from 'lucide-static/icons/skip-back.svg?raw';
import minus from 'lucide-static/icons/minus.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import pen from 'lucide-static/icons/pen-line.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import presentation from 'lucide-static/icons/presentation.svg?raw';
import send from 'lucide-static/icons/send.svg?raw';
import scale from 'lucide-static/icons/scale.svg?raw';
import shoppingCart from 'lucide-static/icons/shopping-cart.svg?raw';
import siren from 'lucide-static/icons/siren.svg?raw';
import skipForward from 'lucide-static/icons/skip-forward.svg?raw';
import snowflake from 'lucide-static/icons/snowflake.svg?raw';
import sunMoon from 'lucide-static/icons/sun-moon.svg?raw';
import target from 'lucide-static/icons/target.svg?raw';
import timer from 'lucide-static/icons/timer.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import trophy from 'lucide-static/icons/trophy.svg?raw';
import truck from 'lucide-static/icons/truck.svg?raw';
import undo from 'lucide-static/icons/undo-2.svg?raw';
import userX from 'lucide-static/icons/user-x.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import waves from 'lucide-static/icons/waves.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import wifiOff from 'lucide-static/icons/wifi-off.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import type { Seat } from '../../server/contract/ids.ts';

const icons = {
  anchor,
  arrowDown,
  arrowRight,
  arrowUp,
  bot,
  boxes,
  check,
  circleDashed,
  clock,
  copy,
  crown,
  download,
  ear,
  eye,
  eyeOff,
  fileUp,
  footprints,
  gavel,
  forklift,
  graduationCap,
  handshake,
  heart,
  hourglass,
  info,
  lock,
  megaphone,
  message,
  chartLine,
  equalNot,
  help,
  link,
  list,
  mapSheet,
  maximize,
  minimize,
  stepBack,
  stepForward,
  history,
  skipBack,
  minus,
  pause,
  pen,
  phone,
  play,
  plus,
  presentation,
  send,
  scale,
  shoppingCart,
  siren,
  skipForward,
  snowflake,
  sunMoon,
  target,
  timer,
  triangleAlert,
  trophy,
  truck,
  undo,
  users,
  userX,
  waves,
  printer,
  fileText,
  chevronRight,
  chevronLeft,
  wifiOff,
  x,
} as const;
export type IconName = keyof typeof icons;

/** One icon of the set (Lucide), as big as the text beside it. Decoration: words say the same. */
export const Icon = ({ name, className }: { readonly name: IconName; readonly className?: string }) => (
  <span
    class={`icon ${className ?? ''}`}
    aria-hidden="true"
    dangerouslySetInnerHTML={{ __html: icons[name].slice(icons[name].indexOf('<svg')) }}
  />
);

/** Each role's icon, so that its colour is never alone. */
export const seatIcons: Readonly<Record<Seat, IconName>> = {
  sales: 'megaphone',
  logistics: 'truck',
  procurement: 'shoppingCart',
  operations: 'forklift',
};
