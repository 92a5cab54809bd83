/** The drawings of the screens that load first; a screen loaded later brings its own. */
export const BACK = "m15 5-7 7 7 7";
export const FORWARD = "m9 5 7 7-7 7";
export const CHECK = "m5 13 4 4L19 7";
export const CHECK_TWICE = "m2 13 4 4L16 7m-4 9 1 1L23 7";
export const PHONE = "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zm3 15h2";
export const WARN = "M12 4 3 20h18zm0 6v4m0 3v.01";
export const PENCIL = "m4 20 1-4L16 5l3 3L8 19z";
export const EMPTY = "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16";
export const UNDO = "M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3";
