/** Safe for colour blindness (Okabe and Ito), and told apart by their marks as well. */
const colours = ['#7f8c9b', '#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'] as const;
const marks = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'roundRect', 'arrow', 'emptyCircle'] as const;

/** The colour and the mark of the line at that place of a table: its row shows the same. */
export const colourOf = (place: number): string => colours[place % colours.length] ?? colours[0];
export const markOf = (place: number): string => marks[place % marks.length] ?? marks[0];
