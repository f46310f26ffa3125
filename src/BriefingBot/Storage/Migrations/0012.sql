-- Workspaces in which nothing can be posted until somebody acts: their deliveries wait.
CREATE TABLE paused_workspace (
    workspace TEXT PRIMARY KEY,
    since     TEXT NOT NULL,
    reason    TEXT NOT NULL
);
