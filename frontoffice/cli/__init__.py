"""The command line, a public interface for scripts of branch admins."""
