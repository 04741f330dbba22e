/** A sheet of paper is not as wide as the window: while the page is printed its root says so, the style sheet lays it out for A4, and pictures are drawn for that. */
addEventListener('beforeprint', () => document.documentElement.classList.add('printing'));
addEventListener('afterprint', () => document.documentElement.classList.remove('printing'));
