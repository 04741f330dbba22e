package org.languageplayground.ui.chapter;

/**
 * What a control is set to, in the words of the page.
 *
 * @param name the control's stable name
 * @param label what it is called on the page
 * @param value as the page writes it
 */
public record Setting(String name, String label, String value) {}
