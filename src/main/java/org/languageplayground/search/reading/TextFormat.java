package org.languageplayground.search.reading;

/** Takes the text out of files of one kind. */
interface TextFormat {
    /**
     * The text, with an empty line between paragraphs.
     *
     * @param file what messages call it
     * @param characters after how many characters it may stop with an exception
     * @throws DocumentException if the file is not what it should be
     */
    String text(String file, byte[] bytes, int characters);

    /** The same in steps. */
    default Pages pages(String file, byte[] bytes, int characters) {
        return new Pages() {
            private String text;

            @Override
            public boolean step() {
                text = TextFormat.this.text(file, bytes, characters);
                return false;
            }

            @Override
            public String text() {
                return text;
            }
        };
    }
}
