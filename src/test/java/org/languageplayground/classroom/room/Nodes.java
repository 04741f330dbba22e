package org.languageplayground.classroom.room;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.cluster.impl.ClusterServiceImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Real nodes in this one process, as the application configures them, on ports of this machine. */
final class Nodes implements AutoCloseable {
    private static final String NEVER = "100000";

    private final List<Integer> ports =
            IntStream.range(0, 2).mapToObj(i -> freePort()).toList();
    private final String name = Secret.random();
    private final List<HazelcastInstance> started = new ArrayList<>();

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the node of that number, which knows both. */
    HazelcastInstance start(int node) {
        List<String> members = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        return start(Cluster.config(members, "", name, ports.get(node), "127.0.0.1"));
    }

    /** Starts a node that knows no other. */
    HazelcastInstance startAlone() {
        return start(Cluster.config(List.of(), "", name, ports.get(0), ""));
    }

    /** Starts the first node, which finds others by the addresses of that name. */
    HazelcastInstance startByName(String service) {
        return start(Cluster.config(List.of(), service, name, ports.get(0), "127.0.0.1"));
    }

    private HazelcastInstance start(Config config) {
        config.setProperty("hazelcast.merge.first.run.delay.seconds", NEVER);
        config.setProperty("hazelcast.merge.next.run.delay.seconds", NEVER);
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.operation.thread.count", "2");
        config.setProperty("hazelcast.io.thread.count", "1");
        HazelcastInstance node = Hazelcast.newHazelcastInstance(config);
        started.add(node);
        return node;
    }

    /** Each takes the other for lost, as when the network between them falls apart. */
    static void split(HazelcastInstance one, HazelcastInstance other) {
        Member second = otherThan(one);
        Member first = otherThan(other);
        suspect(one, second);
        suspect(other, first);
    }

    private static Member otherThan(HazelcastInstance node) {
        return node.getCluster().getMembers().stream()
                .filter(member -> !member.localMember())
                .findFirst()
                .orElseThrow();
    }

    private static void suspect(HazelcastInstance node, Member lost) {
        inside(node).getClusterService().suspectMember(lost, "split", true);
    }

    /** Looks for other nodes that it may join, as each does now and then unless it is joining some already. */
    static void heal(HazelcastInstance node) {
        ClusterServiceImpl cluster = inside(node).getClusterService();
        if (cluster.isJoined() && cluster.isMaster()) {
            inside(node).getJoiner().searchForOtherClusters();
        }
    }

    private static Node inside(HazelcastInstance node) {
        return ((HazelcastInstanceProxy) node).getOriginal().node;
    }

    @Override
    public void close() {
        started.forEach(node -> node.getLifecycleService().terminate());
    }
}
