-- What docs/databases.md says to run once; running it again changes nothing. $(HUB_PASSWORD) comes from the environment.
IF DB_ID(N'instrumenthub') IS NULL CREATE DATABASE instrumenthub;
GO
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'instrumenthub' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE instrumenthub SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
ALTER DATABASE instrumenthub SET ALLOW_SNAPSHOT_ISOLATION ON;
GO
IF SUSER_ID(N'instrumenthub') IS NULL CREATE LOGIN instrumenthub WITH PASSWORD = N'$(HUB_PASSWORD)';
GO
USE instrumenthub;
IF USER_ID(N'instrumenthub') IS NULL CREATE USER instrumenthub FOR LOGIN instrumenthub;
ALTER ROLE db_owner ADD MEMBER instrumenthub;
GO
