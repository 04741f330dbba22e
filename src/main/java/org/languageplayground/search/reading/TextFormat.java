package org.languageplayground.search.reading;

/** Takes the text out of files of one kind. */
@FunctionalInterface
interface TextFormat {
    /**
     * Reads a file.
     *
     * @param file what messages call it
     * @param characters after how many characters it may stop with an exception
     * @param time after which it stops with an exception
     * @throws DocumentException if the file is not what it should be
     * @throws OutOfTimeException if it takes too long
     */
    Extract read(String file, byte[] bytes, int characters, TimeBudget time);

    /** About how many bytes of memory it takes to read a file. */
    default long bytesOfReading(byte[] file) {
        return DocumentReader.UNFOLDED * file.length;
    }

    /** The same in steps. */
    default Pages pages(String file, byte[] bytes, int characters, TimeBudget time) {
        return new Pages() {
            private Extract extract;

            @Override
            public boolean step() {
                extract = TextFormat.this.read(file, bytes, characters, time);
                return false;
            }

            @Override
            public Extract extract() {
                return extract;
            }
        };
    }
}
