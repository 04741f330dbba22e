package org.languageplayground.compute;

/** The library that tests share, so that the English encoder is loaded once. */
public final class Libraries {
    public static final ModelLibrary WITH_ENGLISH = new ModelLibrary("", true);

    private Libraries() {}
}
