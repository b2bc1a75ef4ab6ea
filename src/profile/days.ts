/** Whether the text is a real day written as YYYY-MM-DD. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/**
 * Whether a day is in the year before another in both usual readings: the calendar year before, and the twelve
 * months before. Both days as YYYY-MM-DD.
 */
export function isInYearBefore(day: string, application: string): boolean {
  const year = (Number.parseInt(application.slice(0, 4), 10) - 1).toString().padStart(4, "0");
  return day.slice(0, 4) === year && day >= `${year}${application.slice(4)}`;
}
