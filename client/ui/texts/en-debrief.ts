/** English texts of the debrief: charts, chapters and the report. */
export const debriefTexts = {
  chart: {
    legend: 'Lines of the chart: press to hide or show',
    table: 'The numbers as a table',
    save: 'Save as PNG',
    saveOf: 'Save as PNG: {{title}}',
    loading: 'Drawing the chart …',
    failed: 'The chart could not be drawn. The table below has its numbers.',
  },
};
