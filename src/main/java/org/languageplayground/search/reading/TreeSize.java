package org.languageplayground.search.reading;

/** How much memory the tree of a marked-up text takes, told from a count of signs before anything is made of them. */
final class TreeSize {
    /** A node with its text, its neighbours and its list of children. */
    private static final long BYTES_OF_A_NODE = 200;

    private TreeSize() {}

    /**
     * About how many bytes.
     *
     * @param signs those of ASCII at each of which a node may begin
     */
    static long of(byte[] text, String signs) {
        boolean[] begins = new boolean[Byte.MAX_VALUE + 1];
        signs.chars().forEach(sign -> begins[sign] = true);
        long nodes = 0;
        for (byte one : text) {
            nodes += one >= 0 && begins[one] ? 1 : 0;
        }
        return BYTES_OF_A_NODE * nodes;
    }
}
